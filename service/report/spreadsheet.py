"""The report as CSV, as a Turkish spreadsheet opens it by a double click: UTF-8 with its mark,
semicolons, decimal commas, line ends as RFC 4180 has them."""

from __future__ import annotations

import csv
import io

from service.report.gathering import Report
from service.report.table import HEAD, cells, groups, tips, topics

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def spreadsheet(report: Report) -> bytes:
    """One table with one row for each group and name."""
    written = io.StringIO()
    write = csv.writer(written, delimiter=";", lineterminator="\r\n")
    write.writerow(["Ay", "Grup", "Ad", *HEAD, "En çok konu"])
    when = f"{report.month.first:%Y-%m}"
    for group, name, row in groups(report):
        most = "" if group == "Konu" else topics(row)
        write.writerow([when, group, safe(name), *cells(row), safe(most)])
    write.writerow([when, "İsimsiz ihbar", "Türkiye", tips(report), *[""] * len(HEAD)])
    return written.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
