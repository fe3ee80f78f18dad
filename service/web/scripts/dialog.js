// A question that stands over the page: what Flutter leaves out of it.
"use strict";

(() => {
  const NEARLY = 50, TIMES = 30; // milliseconds, and so often
  let stood = false;

  // It has the role alone, and its name stands on a box inside: called by its heading.
  function named() {
    const dialog = document.querySelector("flt-semantics[role=alertdialog]");
    const heading = dialog?.querySelector("h1, h2, h3");
    if (heading && dialog.getAttribute("aria-label") !== heading.textContent)
      dialog.setAttribute("aria-label", heading.textContent);
    return dialog !== null;
  }

  // The focus goes back to its field, and Flutter marks the whole text there: the next letter
  // would take the place of all that was written. The cursor goes behind the last one instead.
  function behind(left) {
    const field = document.activeElement;
    const whole = field?.value && field.selectionEnd - field.selectionStart === field.value.length;
    if (whole) field.setSelectionRange(field.value.length, field.value.length);
    else if (left > 0 && !stood) setTimeout(behind, NEARLY, left - 1);
  }

  new MutationObserver(() => {
    const stands = named();
    if (stood && !stands) setTimeout(behind, NEARLY, TIMES);
    stood = stands;
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["role"] });
})();
