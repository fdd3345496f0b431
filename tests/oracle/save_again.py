"""Saves a workbook again as LibreOffice does for Excel, everything calculated anew.

    save_again.py FILE NEW
"""

import sys

from office import desktop, open_workbook, save_xlsx

_, file, new = sys.argv
with desktop() as office:
    document = open_workbook(office, file)
    document.calculateAll()
    save_xlsx(document, new)
    document.close(True)
