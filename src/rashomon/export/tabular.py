"""Tables as files: a folder of CSV, or one workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping

import xlsxwriter
import xlsxwriter.format
import xlsxwriter.worksheet

from rashomon.export.tables import Cell, Table

__all__ = ["csv_files", "workbook"]

#: What a cell of a workbook holds at most, as the format sets it; longer words are cut with an ellipsis and stay whole in CSV and JSON.
LONGEST_CELL = 32_767
#: Column widths in characters: no narrower than a heading needs, no wider than a screen allows.
NARROWEST, WIDEST, ROWS_LOOKED_AT = 8, 60, 200
#: What a workbook says of its making: the same dossier gives the same bytes whenever it is written.
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)


def csv_files(tables: tuple[Table, ...]) -> Mapping[str, bytes]:
    """One CSV for each table, by file name: UTF-8, comma, CRLF, a header (RFC 4180); an empty cell is unknown.

    Cells are exact: words that begin with "=" are not altered, so a spreadsheet that runs formulas should import them as text.
    """
    return {f"{table.name}.csv": _csv(table) for table in tables}


def workbook(tables: tuple[Table, ...]) -> bytes:
    """One workbook with a sheet for each table that has rows; words are text cells, never formulas or links."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": "Rashomon dossier", "created": CREATED})
        head, wrapped = book.add_format({"bold": True, "bg_color": "#E8E4DA"}), book.add_format({"text_wrap": True, "valign": "top"})
        for table in [table for table in tables if table.rows] or tables[:1]:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, table.columns, head)
            for number, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    _write(sheet, (number, column), cell, wrapped)
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
            for column, name in enumerate(table.columns):
                sheet.set_column(column, column, _width(table, column, name))
    return content.getvalue()


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _plain(cell: Cell) -> str | int | float | None:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], cell: Cell, wrapped: xlsxwriter.format.Format) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(*at, cell)
        case str():
            # A lone surrogate cannot be written as UTF-8; it stands as its escape, as in every other format.
            words = cell.encode("utf-8", "backslashreplace").decode("utf-8")
            sheet.write_string(*at, words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…", wrapped)
        case int() | float():
            sheet.write_number(*at, cell)


def _width(table: Table, column: int, name: str) -> int:
    cells = (len(str(row[column])) for row in table.rows[:ROWS_LOOKED_AT] if row[column] is not None)
    return min(WIDEST, max(NARROWEST, len(name) + 3, *cells, 0))
