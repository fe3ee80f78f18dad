// The page says in which direction its language is read; Flutter says only which language it is.
"use strict";

(() => {
  const page = document.documentElement;
  const LEFTWARDS = ["ar", "fa", "ckb", "ur"];

  function say() {
    const rtl = LEFTWARDS.includes(page.lang.split("-")[0]);
    if (page.dir !== (rtl ? "rtl" : "ltr")) page.dir = rtl ? "rtl" : "ltr";
  }

  // Flutter reckons all places from the left, whatever is read there.
  const style = document.createElement("style");
  style.textContent = "flutter-view, flutter-view * { direction: ltr; }";
  document.head.append(style);
  new MutationObserver(say).observe(page, { attributeFilter: ["lang"] });
  say();
})();
