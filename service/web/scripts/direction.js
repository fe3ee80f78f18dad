// The page says in which language and direction it is read. Flutter says only the language, and
// another one where it has none of its own words for it; so the app's globe tells it.
"use strict";

(() => {
  const page = document.documentElement;
  const LEFTWARDS = ["ar", "fa", "ckb", "ur"];
  const NAME = "flt-semantics-identifier", SPEAKS = "speaks-";
  const main = (tag) => tag.split("-")[0];

  function say() {
    const told = document.querySelector(`[${NAME}^="${SPEAKS}"]`)?.getAttribute(NAME);
    const lang = told?.slice(SPEAKS.length);
    if (lang && main(page.lang) !== lang) page.lang = lang;
    const dir = LEFTWARDS.includes(main(page.lang)) ? "rtl" : "ltr";
    if (page.dir !== dir) page.dir = dir;
  }

  // Flutter reckons all places from the left, whatever is read there.
  const style = document.createElement("style");
  style.textContent = "flutter-view, flutter-view * { direction: ltr; }";
  document.head.append(style);
  new MutationObserver(say).observe(page, {
    childList: true, subtree: true, attributeFilter: ["lang", NAME],
  });
  say();
})();
