// The main job from start to end, with a workbook that LibreOffice made and with the built-in one.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { calculated } from './harness/libreoffice.mjs';
import { withChangedCell, withChangedPayload } from './harness/package.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { FIGURES, IN_THE_WORKBOOK, POINTS, UNIT, fillEveryRule, pointsShown } from './journeys/every_rule.mjs';
import { exportPackage, toFilling } from './journeys/steps.mjs';

inEachBrowser('a unit fills every rule, leaves, comes back without a network, signs and hands in', async (visit) => {
  await toFilling(visit);
  await fillEveryRule(visit.filling);
  await isAsFilled(visit);

  await visit.shell.isSaved();
  await visit.reload();
  await isAsFilled(visit);

  await visit.shell.isKeptOffline();
  await visit.server.stop();
  await visit.reload();
  await isAsFilled(visit);

  // All the rest goes on without the server.
  const handedIn = await exportPackage(visit);
  assert.match(basename(handedIn), /^UBND.*Thu.*Nghiem_2025_r1\.xlsx$/);
  await isWhole(visit, handedIn);
  await calculatesTheSame(handedIn);
  await changesAreNamed(visit, handedIn);
}, { ownProfile: true, timeout: 300_000 });

async function isAsFilled({ filling }) {
  await filling.isShown();
  assert.deepEqual(await filling.figures(), FIGURES);
  assert.deepEqual(await pointsShown(filling), POINTS);
}

async function isWhole({ shell, verdict }, path) {
  await shell.drop(path);
  await verdict.isShown();
  assert.deepEqual(await verdict.findings(), {}, 'nothing but what is said of an unregistered key');
  assert.deepEqual(await verdict.figures(), FIGURES);
  assert.equal(await verdict.signer(), UNIT.signer);
}

async function calculatesTheSame(path) {
  const { sheet, points, group, total } = IN_THE_WORKBOOK;
  const filled = points.filter(({ points }) => points !== undefined).map(({ cell, points, written = points }) => [cell, number(written)]);
  const expected = { ...Object.fromEntries(filled), ...group, ...total };
  assert.deepEqual(rounded(await calculated(path, sheet, Object.keys(expected))), expected);
}

// The signed data and the cells say the same; where one was changed, the page says which.
async function changesAreNamed({ shell, verdict }, path) {
  const folder = await mkdtemp(join(tmpdir(), 'tucham-forged-'));
  await shell.drop(await withChangedPayload(path, join(folder, 'payload.xlsx')));
  await verdict.says(/chữ ký không khớp|đã bị thay đổi|không toàn vẹn/i);
  await shell.drop(await withChangedCell(path, join(folder, 'cell.xlsx'), 'I14', '4.7'));
  await verdict.says(/I14/);
  await rm(folder, { recursive: true });
}

const number = (printed) => Number(printed.replace(',', '.'));

// LibreOffice adds up floats.
const rounded = (cells) => Object.fromEntries(Object.entries(cells).map(([cell, value]) =>
  [cell, typeof value === 'number' ? Math.round(value * 100) / 100 : value]));
