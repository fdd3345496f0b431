"""Says what LibreOffice calculates in a workbook.

    calc.py [--as-stored] FILE SHEET!CELL ...

Prints one JSON object: for each cell {"number": …}, {"text": …}, {"error": code} or {} for an empty one. Everything is
calculated anew before reading, because opening a file keeps the results that are stored in it; --as-stored leaves that
out. With no cells given it only opens the file and prints the names of its sheets.
"""

import json
import sys

import uno  # Teaches Python to import from com.sun.star.
from com.sun.star.sheet.FormulaResult import STRING
from com.sun.star.table.CellContentType import EMPTY, FORMULA, TEXT, VALUE

from office import desktop, properties, url


def read(cell):
    if cell.getError():
        return {"error": cell.getError()}
    if cell.Type == EMPTY:
        return {}
    if cell.Type == TEXT or (cell.Type == FORMULA and cell.FormulaResultType2 == STRING):
        return {"text": cell.String}
    assert cell.Type in (VALUE, FORMULA)
    return {"number": cell.Value}


def main(arguments):
    as_stored = arguments[:1] == ["--as-stored"]
    path, *places = arguments[as_stored:]
    with desktop() as office:
        # Read-only, so that neither a lock is left behind nor one of a run that was stopped is in the way.
        document = office.loadComponentFromURL(url(path), "_blank", 0, properties(Hidden=True, ReadOnly=True))
        if document is None or not hasattr(document, "Sheets"):
            sys.exit(f"LibreOffice does not open {path} as a workbook")
        if not as_stored:
            document.calculateAll()
        if not places:
            print(json.dumps(list(document.Sheets.ElementNames), ensure_ascii=False))
        else:
            values = {}
            for place in places:
                sheet, name = place.rsplit("!", 1)
                values[place] = read(document.Sheets.getByName(sheet).getCellRangeByName(name))
            print(json.dumps(values, ensure_ascii=False))
        document.close(True)


main(sys.argv[1:])
