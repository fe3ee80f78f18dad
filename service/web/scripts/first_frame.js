// What only the page can do; everything else is Python.
"use strict";

// Flutter draws on a canvas. What a screen reader, a keyboard or a test reads is a tree beside it,
// which Flutter makes only when asked. We ask at once, for everyone.
addEventListener("flutter-first-frame", () => {
  const ask = () => document.querySelector("flt-semantics-placeholder")?.click();
  ask();
  setTimeout(ask, 500);
  // Flutter forbids zooming with two fingers; people need it.
  document
    .querySelector("meta[name=viewport]")
    ?.setAttribute("content", "width=device-width, initial-scale=1");
}, { once: true });
