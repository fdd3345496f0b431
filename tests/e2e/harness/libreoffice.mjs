// LibreOffice as a judge of our workbooks.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CELLS = fileURLToPath(new URL('../../oracle/cells.py', import.meta.url));

/** What LibreOffice calculates in cells of a workbook: numbers, texts, or null. */
export async function calculated(path, sheet, cells) {
  // Debian's own Python: LibreOffice's module is not seen by another one.
  const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-B', CELLS, path, sheet, ...cells]);
  return JSON.parse(stdout);
}
