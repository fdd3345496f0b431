// Files that are no .xlsx, and tables that are pasted: read by a program of their own, written anew as a workbook, and
// from there on like any other.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { inEachBrowser } from './harness/visit.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

const UNIT = { unit: 'Phòng Thử nghiệm', preparer: 'Công chức lập biểu', signer: 'Trưởng phòng thử nghiệm' };

// The sheet's own criteria, whatever program wrote it.
const SUMS = ['5 tiêu chí, tổng điểm tối đa 10'];

for (const [ending, said] of [
  ['xls', /Excel đời cũ \(\.xls\)/],
  ['ods', /OpenDocument \(\.ods\)/],
  ['docx', /Word \(\.docx\)/],
  ['html', /HTML/],
]) {
  inEachBrowser(`an .${ending} is previewed as a new workbook, and filled`, async (visit) => {
    const name = `mot-hang-tieu-de.${ending}`;
    await visit.open();
    await visit.start.openFile(fixture(name));
    const origin = await visit.preview.origin();
    assert.match(origin, said);
    assert.match(origin, new RegExp(name.replace('.', '\\.')), 'the file is named');
    assert.match(origin, /tệp Excel mới/);
    assert.deepEqual(await visit.preview.sums(), SUMS);
    assert.deepEqual(await visit.preview.otherTables(), []);
    await toForm(visit);
  });
}

inEachBrowser('a pasted table is previewed as a new workbook, and filled', async (visit) => {
  await visit.open();
  await visit.start.isShown();
  await visit.shell.pasteOnPage(await readFile(fixture('mot-hang-tieu-de.html'), 'utf8'));
  assert.match(await visit.preview.origin(), /bang-da-dan\.html/);
  assert.deepEqual(await visit.preview.sums(), SUMS);
  await toForm(visit);
});

async function toForm(visit) {
  await visit.preview.confirm();
  await visit.who.isShown();
  await visit.who.introduce(UNIT);
  await visit.who.toFilling();
  await visit.filling.isShown();
  await visit.filling.choose('1/1.1', 0);
  assert.equal(await visit.filling.pointsOf('1/1.1'), '1');
}

inEachBrowser('a paste without a table is answered in words', async (visit) => {
  await visit.open();
  await visit.start.isShown();
  await visit.shell.pasteOnPage('<p>Kính gửi</p>');
  assert.match(await visit.shell.trouble(), /không có bảng/);
  await visit.start.isShown();
});

inEachBrowser('what was found in the file itself is said in its own cells', async (visit) => {
  await visit.open();
  await visit.start.openFile(fixture('nhieu-loi.ods'));
  const found = await visit.preview.originalNotes();
  const maximum = found.find(({ sheet, cell }) => sheet === 'Bảng' && cell === 'C8');
  assert.equal(maximum?.severity, 'error', JSON.stringify(found, undefined, 1));
  assert.match(maximum.sentence, /theo thực tế/);
  // Its sheets of conditions and units come along: nothing is lost.
  assert.ok(found.every(({ sentence }) => !/Bảng Excel mới không có/.test(sentence)));
});

inEachBrowser('of several tables the others are a press away', async (visit) => {
  await visit.open();
  await visit.start.openFile(fixture('nhieu-loi.xls'));
  assert.deepEqual(await visit.preview.otherTables(), ['Bảng khác']);
  const first = await visit.preview.sums();
  await visit.preview.openTable('Bảng khác');
  assert.deepEqual(await visit.preview.otherTables(), ['Bảng']);
  assert.notDeepEqual(await visit.preview.sums(), first);
  await visit.preview.openTable('Bảng');
  assert.deepEqual(await visit.preview.sums(), first);
});

inEachBrowser('a damaged .xls is refused in words, and nothing else happens', async (visit) => {
  const folder = await mkdtemp(join(tmpdir(), 'tucham-damaged-'));
  const damaged = await readFile(fixture('mot-hang-tieu-de.xls'));
  // The header and the directory still say what it is.
  damaged.fill(0, 512, 1536);
  await writeFile(join(folder, 'hong.xls'), damaged);
  await visit.open();
  await visit.start.openFile(join(folder, 'hong.xls'));
  assert.match(await visit.shell.trouble(), /hong\.xls: Không đọc được/);
  await visit.start.isShown();
  assert.deepEqual(await visit.start.drafts(), [], 'no draft was begun');
  await rm(folder, { recursive: true });
});
