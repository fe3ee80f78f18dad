// Where a sentence ends. A dot in a number, a time, a date or an abbreviation ends none.
"use strict";

const sentencesOf = (() => {
  const words = (list) => new Set(list.split(" "));
  // What stands before the dot; what has dots inside (T.C., e.g.) and single letters need no entry.
  const SHORT = {
    tr: words(
      "dr prof doç öğr gör yrd uzm av sn alb mah cad sok blv apt böl müd bşk krl fak üniv ltd şti " +
      "hz bkz krş örn ör mük fık"
    ),
    en: words(
      "dr prof mr mrs ms st jr sr col capt rev hon ltd inc corp dept govt cf approx viz al"
    ),
  };
  // These end a sentence unless a number follows: "md. 5", but "Hepsi bu kadar vb. Sonra".
  const BEFORE_NUMBER = {
    tr: words("no nu md mad par sf ss sh tel dah faks vb vs vd yy kat"),
    en: words("no nos art arts sec para ch pp fig tel ext etc vol"),
  };
  const END = /([.!?…؟]+)["'”’»)\]]*\s+/gu;

  // Whether what follows begins anew: not a small letter, "e-Devlet" aside.
  const begins = (next) => !/^["'“‘«([]*\p{Ll}/u.test(next) || /^e-\p{Lu}/u.test(next);

  function goesOn(before, mark, next, language) {
    if (!begins(next)) return true;
    if (mark !== ".") return false;
    const word = before.match(/[^\s("'“‘«[]*$/u)[0];
    const first = word === before; // "1. Adınızı yazın."
    const ordinal = first || language === "tr"; // "3. Bölge", "II. Murat"
    if (/^\d+$/.test(word)) return ordinal && word.length < 3;
    if (/^[IVX]+$/.test(word)) return ordinal;
    if (/^\p{L}(\.\p{L})*$/u.test(word)) return true; // "M. Kemal", "T.C. İçişleri"
    const small = word.toLocaleLowerCase(language);
    if (SHORT[language]?.has(small)) return true;
    return /^\d/.test(next) && BEFORE_NUMBER[language]?.has(small) === true;
  }

  // The sentences of a text, in order; joined by spaces they are the text again.
  return (text, language) => {
    const whole = text.replace(/[\u200b-\u200f\u00ad]/g, "").replace(/\s+/gu, " ").trim();
    const known = language.slice(0, 2).toLowerCase();
    const found = [];
    let start = 0;
    for (const end of whole.matchAll(END)) {
      const next = whole.slice(end.index + end[0].length);
      if (goesOn(whole.slice(start, end.index), end[1], next, known)) continue;
      found.push(whole.slice(start, end.index + end[0].length).trim());
      start = end.index + end[0].length;
    }
    if (start < whole.length) found.push(whole.slice(start));
    return found;
  };
})();
