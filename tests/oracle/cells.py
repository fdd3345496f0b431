"""Says what LibreOffice calculates in some cells of a workbook.

    /usr/bin/python3 tests/oracle/cells.py book.xlsx "Sheet" A1 B2 …

Everything is calculated anew before reading: on opening, LibreOffice keeps the values that the file carries. Prints one
JSON object: for each cell a number, a text, or null where it is empty; an error as {"error": code}.
"""

import json
import sys

import office
from com.sun.star.table.CellContentType import EMPTY, FORMULA, TEXT
from com.sun.star.sheet.FormulaResult import STRING


def main(path, sheet, *cells):
    with office.desktop() as desktop:
        document = office.open_workbook(desktop, path)
        document.calculateAll()
        table = document.Sheets.getByName(sheet)
        print(json.dumps({cell: _content(table.getCellRangeByName(cell)) for cell in cells}))
        document.close(True)


def _content(cell):
    if cell.getError():
        return {"error": cell.getError()}
    kind = cell.Type
    if kind == EMPTY:
        return None
    is_text = kind == TEXT or (kind == FORMULA and cell.FormulaResultType2 == STRING)
    return cell.String if is_text else cell.Value


if __name__ == "__main__":
    main(*sys.argv[1:])
