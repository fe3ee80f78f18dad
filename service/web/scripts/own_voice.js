// The device's own voice. What a voice from elsewhere reads goes to whoever runs it, so none is
// taken, and none of another language.
"use strict";

const VOICES_WITHIN = 1500; // milliseconds: some browsers look for them only when first asked

function voicesThere() {
  const speech = window.speechSynthesis;
  if (!speech) return Promise.resolve([]);
  if (speech.getVoices().length) return Promise.resolve(speech.getVoices());
  return new Promise((done) => {
    const tell = () => done(speech.getVoices());
    speech.addEventListener("voiceschanged", tell, { once: true });
    setTimeout(tell, VOICES_WITHIN);
  });
}

// { voice } or, where there is none, { told: why }.
async function ownVoice(language) {
  const of = (tag) => tag.split(/[-_]/)[0].toLowerCase();
  const fitting = (await voicesThere()).filter((one) => of(one.lang) === of(language));
  const own = fitting.filter((one) => one.localService === true);
  const voice = own.find((one) => one.default) ?? own[0];
  return voice ? { voice } : { told: fitting.length ? "far_voice" : "no_voice" };
}

// How it stands, for the buttons on the screen; never what is read.
function tellOfVoice(told) {
  const visit = sessionStorage.getItem("_flet_session_id");
  const body = JSON.stringify({ visit, told });
  fetch("/okuma", { method: "POST", cache: "no-store", keepalive: true, body }).catch(() => {});
}

window.speechSynthesis?.getVoices();
