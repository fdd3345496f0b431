// LibreOffice as a judge of our workbooks.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CALC = fileURLToPath(new URL('../../oracle/calc.py', import.meta.url));

/** What LibreOffice calculates in cells of a workbook: numbers, texts, or null. */
export async function calculated(path, sheet, cells) {
  // Debian's own Python: LibreOffice's module is not seen by another one.
  const places = cells.map((cell) => `${sheet}!${cell}`);
  const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-B', CALC, path, ...places]);
  const found = JSON.parse(stdout);
  return Object.fromEntries(cells.map((cell) => [cell, content(found[`${sheet}!${cell}`])]));
}

/** An error stays `{error}`, so that no comparison takes it for a value. */
function content(cell) {
  return cell.error ? cell : (cell.number ?? cell.text ?? null);
}
