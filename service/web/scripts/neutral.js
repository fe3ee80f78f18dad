"use strict";

showCalendar(document.body);
