// Escape closes a list to choose from, as a press on its "Vazgeç" does: from the app each key would
// have to go to the server first.
"use strict";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  const close = document.querySelector('[flt-semantics-identifier="close"]');
  (close?.querySelector("[role=button]") ?? close)?.click();
}, true);
