// The tracking number that stands on the screen: printed and read out without asking anybody.
"use strict";

(() => {
  const named = (name) => `[flt-semantics-identifier="${name}"]`;
  const number = () => {
    const node = document.querySelector(named("number"));
    const said = node?.getAttribute("aria-label") || node?.textContent || "";
    return said.replace(/[^0-9A-Z-]/g, "");
  };

  function print() {
    const paper = document.createElement("div");
    paper.id = "paper";
    paper.textContent = number();
    const style = document.createElement("style");
    style.textContent =
      "#paper { display: none } @media print { body > * { display: none !important } " +
      "body > #paper { display: block !important; font: bold 24pt monospace; padding: 2cm } }";
    document.body.append(style, paper);
    addEventListener("afterprint", () => { paper.remove(); style.remove(); }, { once: true });
    window.print();
  }

  function readAloud() {
    speechSynthesis.cancel();
    const language = document.documentElement.lang || "tr";
    const dash = number().split("-").map((group) => [...group].join(", ")).join(". ");
    const words = new SpeechSynthesisUtterance(dash);
    words.lang = language;
    words.rate = 0.7;
    speechSynthesis.speak(words);
  }

  const WORK = { print, "read-aloud": readAloud };
  const work = (element) => {
    for (const [name, act] of Object.entries(WORK)) if (element?.closest(named(name))) act();
  };
  addEventListener("click", (event) => event.target instanceof Element && work(event.target), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") work(document.activeElement);
  }, true);
})();
