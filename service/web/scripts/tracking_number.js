// The tracking number that stands on the screen: printed and read out by this page alone.
"use strict";

(() => {
  const named = (name) => `[flt-semantics-identifier="${name}"]`;
  const said = (name) => {
    const node = document.querySelector(named(name));
    return node?.getAttribute("aria-label") || node?.textContent || "";
  };

  function print() {
    const paper = document.createElement("div");
    paper.id = "paper";
    paper.innerText = `${said("number")}\n\n${said("spelled")}`;
    const style = document.createElement("style");
    style.textContent =
      "#paper { display: none } @media print { body > * { display: none !important } " +
      "body > #paper { display: block !important; font: bold 24pt monospace; padding: 2cm } }";
    document.body.append(style, paper);
    addEventListener("afterprint", () => { paper.remove(); style.remove(); }, { once: true });
    window.print();
  }

  async function readAloud() {
    window.speechSynthesis?.cancel();
    const text = said("spelled");
    const { voice, told } = await ownVoice(document.documentElement.lang || "tr");
    tellOfVoice(told ?? "silent");
    // Whoever left, or hid the number, while the voices were looked for shall hear nothing.
    if (!voice || said("spelled") !== text) return;
    const words = new SpeechSynthesisUtterance(text);
    Object.assign(words, { voice, lang: voice.lang, rate: 0.7 });
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
