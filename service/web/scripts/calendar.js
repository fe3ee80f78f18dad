// The neutral page: this month's calendar. It needs no server, so it can be shown without a line.
"use strict";

function showCalendar(root) {
  const language = document.documentElement.lang || navigator.language;
  const today = new Date();
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const say = (day, how) => new Intl.DateTimeFormat(language, how).format(day);
  const make = (tag, text, inside) => {
    const made = inside.appendChild(document.createElement(tag));
    made.textContent = text;
    return made;
  };
  document.title = say(today, { month: "long", year: "numeric" });
  const main = root.appendChild(document.createElement("main"));
  main.style.cssText =
    "font: 18px/1.5 sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem";
  make("h1", document.title, main);
  const table = main.appendChild(document.createElement("table"));
  table.style.cssText = "border-collapse: collapse; width: 100%; text-align: center";
  const head = table.appendChild(document.createElement("tr"));
  const MONDAY = 2; // 2 January 2023
  for (let n = 0; n < 7; n++)
    make("th", say(new Date(2023, 0, MONDAY + n), { weekday: "short" }), head).scope = "col";
  const before = (new Date(year, month, 1).getDay() + 6) % 7;
  const days = new Date(year, month + 1, 0).getDate();
  let week;
  for (let n = 0; n < before + days; n++) {
    if (n % 7 === 0) week = table.appendChild(document.createElement("tr"));
    const day = n - before + 1;
    const cell = make("td", day > 0 ? say(new Date(year, month, day), { day: "numeric" }) : "", week);
    cell.style.padding = "0.4rem";
    if (day === today.getDate()) {
      cell.style.cssText += "; border: 2px solid; font-weight: bold";
      cell.setAttribute("aria-current", "date");
    }
  }
}
