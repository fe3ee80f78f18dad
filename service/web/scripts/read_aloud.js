// Reads the screen aloud, sentence by sentence: what a screen reader would read, below the bar.
"use strict";

(() => {
  const named = (name) => `[flt-semantics-identifier${name}]`;
  const MAIN = named('^="aloud?"'), STOP = named('="aloud-stop"');
  const BAR = named('^="aloud"'), PLACE = named('="place"');
  const RATE = { slow: 0.75, normal: 1, fast: 1.35 };
  const HEADING = ":is(h1, h2, h3, h4, h5, h6, [role=heading])";
  const WHOLE = ["button", "radio", "checkbox", "switch", "img", "link", "tab"];
  const TWICE = 150; // milliseconds: one press may come as a key and as a click
  const LEAST = 17, ROOM = 16; // pixels
  const TRIES = 3, BETWEEN = 250; // milliseconds
  let reading = null;

  // What the app says to the script, in the name of its button: speed, words, colours.
  const wished = () => {
    const name = document.querySelector(MAIN)?.getAttribute("flt-semantics-identifier") ?? "";
    return new URLSearchParams(name.split("?")[1] ?? "");
  };
  const below = (bar, node) =>
    bar.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !bar.contains(node);

  function screenNow() {
    const bar = [...document.querySelectorAll(BAR)].pop();
    if (!document.querySelector(MAIN)) return null;
    const heads = [...document.querySelectorAll(HEADING)].filter((node) => below(bar, node));
    const dialogs = document.querySelectorAll("[role=dialog], [role=alertdialog]").length;
    return [location.href, dialogs, ...heads.map((node) => node.textContent)].join("\n");
  }

  // -- what is read -------------------------------------------------------------------------

  function gather(node, bar, chosen, found) {
    if (node.matches(`${BAR}, ${PLACE}`)) return;
    const label = node.getAttribute("aria-label") ?? "";
    const field = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
    const own = [...node.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE);
    const whole = WHOLE.includes(node.getAttribute("role"));
    const plain = whole ? node.textContent : own.map((one) => one.textContent).join("");
    const said = [label || plain, node.getAttribute("aria-description") ?? ""];
    if (node.getAttribute("aria-checked") === "true")
      said[0] = said[0].replace(/\n|$/, `, ${chosen}$&`);
    if (field) said.push(node.value);
    const naming = !whole && label !== ""; // of a field or a group
    if (below(bar, node))
      for (const text of said) if (text.trim()) found.push({ text, node, naming });
    if (!whole && !field) for (const child of node.children) gather(child, bar, chosen, found);
  }

  function sentencesHere(language) {
    const host = document.querySelector("flt-semantics-host");
    const bar = [...document.querySelectorAll(BAR)].pop();
    const found = [], heard = new Set();
    gather(host, bar, wished().get("chosen") ?? "", found);
    return found.flatMap(({ text, node, naming }) => {
      // The name of a field, or of several answers, stands above them as well.
      if (naming && heard.has(text.trim())) return [];
      heard.add(text.trim());
      const all = text.split("\n").flatMap((line) => sentencesOf(line, language));
      const share = (n) => all.slice(0, n).join(" ").length / text.length;
      return all.map((one, n) => ({ text: one, node, share: share(n) }));
    });
  }

  // -- what is seen -------------------------------------------------------------------------

  const make = (style) => {
    const made = document.body.appendChild(document.createElement("div"));
    made.ariaHidden = "true"; // who has a screen reader would hear it twice
    made.style.cssText = `position: fixed; pointer-events: none; z-index: 9; ${style}`;
    return made;
  };

  function show() {
    const how = wished();
    const [ink, card, edge] = ["ink", "card", "edge"].map((one) => `#${how.get(one)}`);
    const face = new FontFace("Aloud", `url(/${how.get("font")})`);
    face.load().then(() => document.fonts.add(face), () => {});
    reading.frame = make(`border: 3px solid ${edge}; border-radius: 10px; display: none`);
    reading.frame.id = "aloud-frame";
    reading.caption = make(
      `background: ${card}; color: ${ink}; border: 3px solid ${edge}; border-radius: 16px; ` +
      `font: bold ${how.get("size")}px/1.4 Aloud, sans-serif; padding: 14px 20px; ` +
      "box-sizing: border-box; overflow: hidden; overflow-wrap: anywhere");
    reading.caption.id = "aloud-caption";
    reading.caption.dir = "auto";
  }

  // Where the words stand: between the bar and the places at the bottom.
  function stage() {
    const bars = [...document.querySelectorAll(BAR)].map((one) => one.getBoundingClientRect());
    const places = [...document.querySelectorAll(PLACE)].map((one) => one.getBoundingClientRect());
    const top = Math.max(...bars.map((one) => one.bottom)) + 8;
    const under = places.map((one) => one.top).filter((one) => one > top);
    return { top, bottom: Math.min(innerHeight, ...under) };
  }

  const put = (what, place) => {
    for (const [side, px] of Object.entries(place)) what.style[side] = `${px}px`;
  };

  // As wide as the column that is read, and never so high that it hides it.
  function hold(caption) {
    const { top, bottom } = stage(), main = document.querySelector(MAIN).getBoundingClientRect();
    const beside = Math.min(main.left, innerWidth - main.right);
    const width = Math.min(720, innerWidth - 2 * beside);
    const left = main.left === beside ? beside : innerWidth - beside - width;
    put(caption, { left, width, bottom: innerHeight - bottom + 8 });
    let size = Number(wished().get("size"));
    do put(caption, { fontSize: size });
    while (caption.offsetHeight > (bottom - top) / 2 && --size >= LEAST);
  }

  function follow() {
    const { frame, sentences, at } = reading;
    const { top, bottom } = stage(), box = sentences[at].node.getBoundingClientRect();
    const from = Math.max(box.top - 4, top), to = Math.min(box.bottom + 4, bottom);
    frame.style.display = sentences[at].node.isConnected && to > from ? "block" : "none";
    put(frame, { left: box.left - 6, top: from, width: box.width + 6, height: to - from - 6 });
  }

  function scrolling(node) {
    while (node && !["scroll", "auto"].includes(getComputedStyle(node).overflowY))
      node = node.parentElement;
    return node;
  }

  // A screen that is just drawn anew goes back to where it was: so more than once. Who scrolls
  // away after that is let go.
  function bringIntoSight() {
    const { caption, sentences, at } = reading;
    const { node, share } = sentences[at], box = node.getBoundingClientRect(), { top } = stage();
    const bottom = caption.getBoundingClientRect().top;
    const tall = box.height > bottom - top - ROOM; // about where in it the sentence is
    const from = tall ? box.top + share * box.height - ROOM : box.top;
    const to = tall ? Math.min(from + (bottom - top) / 2, box.bottom) : box.bottom;
    const moved = scrolling(node);
    if (moved && (from < top || to > bottom)) moved.scrollTop += from - top - ROOM;
    reading.tries -= 1;
    reading.tried = performance.now();
  }

  function mark() {
    const { caption, sentences, at } = reading;
    const { text } = sentences[at];
    const count = document.createElement("div");
    count.textContent = `${at + 1} / ${sentences.length}`;
    count.style.cssText = "font-size: 0.7em; font-weight: normal";
    caption.replaceChildren(text, count);
    hold(caption);
    reading.tries = TRIES;
  }

  function watch(mine) {
    if (reading !== mine) return;
    if (screenNow() !== mine.screen) return stop("silent");
    if (mine.tries && !(performance.now() - mine.tried < BETWEEN)) bringIntoSight();
    follow();
    requestAnimationFrame(() => watch(mine));
  }

  // -- speaking -----------------------------------------------------------------------------

  function say() {
    const mine = reading, { sentences, at, voice } = mine;
    if (at >= sentences.length) return stop("silent");
    const words = new SpeechSynthesisUtterance(sentences[at].text);
    Object.assign(words, { voice, lang: voice.lang, rate: RATE[wished().get("speed")] ?? 1 });
    const still = () => reading === mine && mine.words === words;
    words.onend = () => { if (still()) { mine.at += 1; say(); } };
    words.onerror = () => { if (still()) stop("failed"); };
    mine.words = words; // some browsers forget what nobody holds, and never end it
    mark();
    speechSynthesis.speak(words);
  }

  async function start() {
    const mine = (reading = { screen: screenNow(), at: 0 });
    const language = document.documentElement.lang || "tr";
    const { voice, told } = await ownVoice(language);
    if (reading !== mine) return;
    const sentences = voice ? sentencesHere(language) : [];
    if (!sentences.length) return stop(told ?? "silent");
    Object.assign(mine, { voice, sentences });
    show();
    tellOfVoice("reading");
    say();
    watch(mine);
  }

  // A sentence begins again where it was stopped: no browser goes on well in the middle of one.
  function pause() {
    if (!reading.voice) return;
    reading.paused = !reading.paused;
    reading.words = null;
    tellOfVoice(reading.paused ? "paused" : "reading");
    if (reading.paused) speechSynthesis.cancel();
    else say();
  }

  function stop(told) {
    if (reading === null) return;
    const { frame, caption } = reading;
    reading = null;
    window.speechSynthesis?.cancel();
    frame?.remove();
    caption?.remove();
    tellOfVoice(told);
  }

  let last = { type: "", timeStamp: 0 };
  const press = (element, event) => {
    const main = element?.closest(MAIN), end = element?.closest(STOP);
    const twice = event.type !== last.type && event.timeStamp - last.timeStamp < TWICE;
    if ((!main && !end) || event.repeat || twice) return;
    last = event;
    if (end) stop("silent");
    else if (reading) pause();
    else start();
  };
  addEventListener("click", (event) => {
    if (event.target instanceof Element) press(event.target, event);
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") press(document.activeElement, event);
  }, true);
  addEventListener("pagehide", () => stop("silent"));
  addEventListener("visibilitychange", () => { if (document.hidden) stop("silent"); });
})();
