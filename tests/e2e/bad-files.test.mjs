// Files that are no template: each gets a sentence with its place and a way out, and nothing else happens.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

const fixture = (name) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

// What is opened, what the page says of it, and the way out that it offers.
const REFUSED = [
  ['a text that is called a workbook', 'not-a-workbook.xlsx', /không phải bảng tính Excel/, /\.xlsx/],
  ['an encrypted workbook', 'encrypted.xlsx', /có mật khẩu/, /bỏ mật khẩu/],
  ['a workbook without a filled cell', 'empty.xlsx', /không có trang nào chứa nội dung/, /Kiểm tra/],
  ['a letter without a table', 'no-header.xlsx', /Không tìm thấy hàng tiêu đề/, /Điểm tối đa/],
  ['a draft of a newer format', 'newer-draft.json', /mới hơn/i, /tải lại|cập nhật|phiên bản/i],
];

for (const [what, file, sentence, wayOut] of REFUSED) {
  inEachBrowser(`${what} is refused in words`, async (visit) => {
    await visit.open();
    await visit.start.openFile(fixture(file));
    const said = await visit.shell.trouble();
    assert.match(said, sentence);
    assert.match(said, wayOut);
    assert.match(said, new RegExp(file.replace('.', '\\.')), 'the file is named');
    await visit.start.isShown();
    assert.deepEqual(await visit.start.drafts(), [], 'no draft was begun');
  });
}

inEachBrowser('maxima that do not add up are named with sheet and cell, and the preview is still there', async (visit) => {
  const [found] = await lookedAt(visit, 'sums-differ.xlsx', 'C4');
  assert.equal(found.sheet, 'Phụ lục II');
  assert.match(found.sentence, /\b9\b.*\b10\b|\b10\b.*\b9\b/);
  await visit.preview.confirm();
  await visit.who.isShown();
});

inEachBrowser('text where a maximum belongs is named with sheet and cell', async (visit) => {
  const [found] = await lookedAt(visit, 'text-in-maximum.xlsx', 'C6');
  assert.equal(found.sheet, 'Phụ lục II');
  assert.match(found.sentence, /theo thực tế/);
});

async function lookedAt(visit, file, cell) {
  await visit.open();
  await visit.start.openFile(fixture(file));
  const diagnostics = await visit.preview.diagnostics();
  const there = diagnostics.filter((diagnostic) => diagnostic.cell === cell);
  assert.notDeepEqual(there, [], JSON.stringify(diagnostics, undefined, 1));
  return there;
}

inEachBrowser('a file that is refused leaves the draft that is open as it was', async (visit) => {
  await toFilling(visit);
  await visit.filling.points('IV/4', '5,5');
  await visit.shell.drop(fixture('encrypted.xlsx'));
  await visit.shell.trouble();
  await visit.page.goto(visit.server.url);
  await visit.start.continueDraft();
  await visit.filling.isShown();
  assert.equal(await visit.filling.pointsOf('IV/4'), '5,5');
});

inEachBrowser('a file cut off on its way is refused in words', async (visit) => {
  const folder = await mkdtemp(join(tmpdir(), 'tucham-cut-'));
  const whole = await readFile(fixture('every-rule.xlsx'));
  await writeFile(join(folder, 'cut-off.xlsx'), whole.subarray(0, whole.length / 2));
  await visit.open();
  await visit.start.openFile(join(folder, 'cut-off.xlsx'));
  assert.match(await visit.shell.trouble(), /cut-off\.xlsx/);
  await rm(folder, { recursive: true });
});
