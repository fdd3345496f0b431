// What was not understood is corrected in the preview, goes with the draft and the package, and is there again.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { inEachBrowser } from './harness/visit.mjs';

const fixture = (name) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const TEXT_IN_MAXIMUM = fixture('text-in-maximum.xlsx');

async function look(visit, file = TEXT_IN_MAXIMUM) {
  await visit.open();
  await visit.start.openFile(file);
  await visit.preview.isShown();
}

inEachBrowser('a maximum that is no number is corrected where it stands', async (visit) => {
  const { preview, who, filling } = visit;
  await look(visit);
  await preview.chooseRow(6);
  assert.equal(await preview.value('row-maximum-0'), '0');
  await preview.correct('row-maximum-0', 'bốn');
  assert.match(await preview.text('row-panel'), /Không phải là số/);
  await preview.correct('row-maximum-0', '2,5');
  await preview.isMended('C6');
  await preview.hasLine(/2,5/);
  assert.match(await preview.text('corrected'), /đã sửa/);
  await preview.confirm();
  await who.introduce({ unit: 'UBND xã Phan' });
  await who.toFilling();
  await filling.isShown();
  // The draft stands on the corrected table, also after the page is loaded again.
  const maximum = await filling.text('maximum');
  await visit.reload();
  await filling.isShown();
  assert.equal(await filling.text('maximum'), maximum);
});

inEachBrowser('corrections of the same workbook are applied again, and can be taken back', async (visit) => {
  const { preview } = visit;
  await look(visit);
  await preview.chooseRow(6);
  await preview.correct('row-maximum-0', '2,5');
  await preview.isMended('C6');
  await look(visit);
  await preview.isMended('C6');
  assert.match(await preview.text('corrected'), /lần trước/);
  await preview.press('drop-corrections');
  await preview.isGone('corrected');
  const cells = (await preview.diagnostics()).map(({ cell }) => cell);
  assert.ok(cells.includes('C6'), `${cells}`);
});

inEachBrowser('number, parent, rule and exception of a row are corrected, and the row says what it was understood as', async (visit) => {
  const { preview } = visit;
  await look(visit);
  const [, second] = await preview.tree();
  assert.match(second, /^1 Kế hoạch/);
  await preview.chooseLine(2);
  await preview.correct('row-words', 'Kịp thời: 2 điểm\nChậm: 1 điểm\nKhông làm: 0 điểm');
  await preview.says(/Cách chấm đã hiểu: mức điểm/);
  assert.match(await preview.text('row-rule'), /Chậm: 1 điểm/);
  await preview.pick('row-exception', 'bớt khỏi');
  await preview.correct('row-number', '7');
  await preview.hasLine(/^7 /);
  assert.match(await preview.picked('row-exception'), /bớt khỏi/);
  await preview.pick('row-parent', 'không thuộc mục nào');
  await preview.at('row-reset');
  await preview.pick('row-part', 'nội dung không chấm');
  await preview.isGone('row-number');
  assert.match(await preview.picked('row-part'), /nội dung không chấm/);
  await preview.press('row-reset');
  await preview.isGone('corrected');
  assert.equal((await preview.tree())[1], second);
});

inEachBrowser('a column is given another role', async (visit) => {
  const { preview } = visit;
  await look(visit);
  assert.match(await preview.picked('role-C'), /điểm tối đa/);
  await preview.pick('role-C', 'không dùng');
  // Without maxima there is no table: that is said, and what was read stays.
  assert.match(await visit.shell.trouble(), /tiêu chí|điểm tối đa/i);
  assert.match(await preview.picked('role-C'), /điểm tối đa/);
});

inEachBrowser('class bands are written down where the workbook has none', async (visit) => {
  const { preview } = visit;
  await look(visit);
  await preview.correct('class-lines', 'Tốt: từ 80 điểm trở lên\nKhá: từ 65 đến dưới 80 điểm');
  await preview.says(/từ 80 điểm trở lên/);
  assert.match(await preview.text('classes'), /Khá/);
});
