// Away from an anonymous tip, at once and without a trace, also when the line is cut.
"use strict";

(() => {
  const BUTTON = '[flt-semantics-identifier="leave"]';
  const NEUTRAL = "/takvim";
  const TIMES = 3; // Escape
  const WITHIN = 2000; // milliseconds
  const target = () => document.querySelector("meta[name=quick-exit]")?.content || NEUTRAL;
  const onTip = () =>
    location.pathname.startsWith("/sayfa") || document.querySelector(BUTTON) !== null;
  let gone = false;

  function leave() {
    if (gone) return;
    gone = true;
    window.speechSynthesis?.cancel();
    const session = sessionStorage.getItem("_flet_session_id");
    // What could be seen is gone before anything is waited for.
    document.documentElement.style.background = "#fff";
    document.body.removeAttribute("style");
    document.body.replaceChildren();
    showCalendar(document.body);
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, "", NEUTRAL);
    const forget = () =>
      fetch("/cikis", { method: "POST", body: session ?? "", keepalive: true, cache: "no-store" });
    const goOn = () => forget().then(() => location.replace(target()));
    goOn().catch(() => addEventListener("online", () => goOn().catch(() => {}), { once: true }));
  }

  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(BUTTON)) leave();
  }, true);

  let escapes = [];
  addEventListener("keydown", (event) => {
    const pressed = event.key === "Enter" || event.key === " ";
    if (pressed && document.activeElement?.closest(BUTTON)) leave();
    if (event.key !== "Escape" || event.repeat || !onTip()) return;
    escapes = [...escapes, event.timeStamp].slice(-TIMES);
    if (escapes.length === TIMES && event.timeStamp - escapes[0] < WITHIN) leave();
  }, true);

  // A page that the browser kept to show it again on Back must hold nothing.
  addEventListener("pagehide", () => {
    if (onTip()) document.body.replaceChildren();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && (gone || location.pathname.startsWith("/sayfa"))) location.replace("/");
  });
})();
