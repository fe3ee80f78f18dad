// Speaking instead of writing: the browser's own microphone, while the screen says that it listens.
"use strict";

(() => {
  const NAME = "flt-semantics-identifier";
  const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const BITS = 32000; // a second: speech, well understood
  const PATIENCE = 200; // milliseconds
  let under = null; // { place, recorder } or, while the citizen is asked, { place }
  let done = ""; // the place of the last one, which is not begun again
  let dropped = ""; // the place of one that was not wanted, and does not leave the device
  let player = null;

  const tell = (place, state) => fetch(`/ses/${place}/${state}`, { method: "POST" }).catch(() => {});

  // What the screen asks for: "record-180-PLACE".
  function wanted() {
    const node = document.querySelector(`[${NAME}^="record-"]`);
    const [, seconds, place] = node?.getAttribute(NAME).match(/^record-(\d+)-([\w-]+)$/) ?? [];
    return place ? { place, seconds: Number(seconds) } : null;
  }

  async function begin({ place, seconds }) {
    under = { place };
    const type = window.MediaRecorder && TYPES.find((one) => MediaRecorder.isTypeSupported(one));
    if (!type || !navigator.mediaDevices?.getUserMedia) return over(place, "unsupported");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (fault) {
      return over(place, fault.name === "NotFoundError" ? "no_microphone" : "refused");
    }
    if (wanted()?.place !== place) {
      for (const track of stream.getTracks()) track.stop();
      return over(place, "lost"); // they went on while the browser asked
    }
    const parts = [];
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS });
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      over(place);
      if (dropped === place) return;
      const body = new Blob(parts, { type: type.split(";")[0] });
      fetch(`/ses/${place}`, { method: "PUT", body }).catch(() => tell(place, "lost"));
    };
    recorder.onerror = () => tell(place, "lost");
    under = { place, recorder };
    recorder.start();
    tell(place, "begun");
    setTimeout(() => end(place), seconds * 1000);
  }

  function over(place, state) {
    if (state) tell(place, state);
    done = place;
    if (under?.place === place) under = null;
  }

  function end(place) {
    if (under?.place === place && under.recorder?.state === "recording") under.recorder.stop();
  }

  setInterval(() => {
    const asked = wanted();
    if (under && asked?.place !== under.place) end(under.place);
    if (!under && asked && asked.place !== done) begin(asked);
  }, PATIENCE);

  function drop(place) {
    dropped = place;
    end(place);
  }

  function hear(place) {
    player?.pause();
    player = new Audio(`/ses/${place}`);
    player.play().catch(() => {});
  }

  // In the press itself: what is dropped is not sent before the server has heard of it, and
  // browsers let nothing be heard that nobody pressed for.
  function press(element) {
    for (const [verb, act] of [["drop-", drop], ["hear-", hear]]) {
      const node = element?.closest(`[${NAME}^="${verb}"]`);
      if (node) act(node.getAttribute(NAME).slice(verb.length));
    }
  }
  addEventListener("click", (event) => event.target instanceof Element && press(event.target), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") press(document.activeElement);
  }, true);
})();
