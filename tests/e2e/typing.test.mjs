// Typing as it is done in offices: input methods that correct themselves, columns pasted from Excel, the keyboard alone.

import assert from 'node:assert/strict';

import { inEachBrowser } from './harness/visit.mjs';
import { UNIT } from './journeys/every_rule.mjs';
import { toFilling, toWho } from './journeys/steps.mjs';

inEachBrowser('a field is never rewritten under an input method that types with false backspaces', async (visit) => {
  await toWho(visit);
  const { who } = visit;
  // UniKey, Telex: "ddieenj" turns into "điện" by backspaces and whole letters, without a composition event.
  await who.type('unit-name', 'Phòng d');
  await who.retype(1, 'đ');
  await who.keys('ie');
  await who.retype(1, 'ê');
  await who.keys('n');
  await who.retype(2, 'ện');
  await who.keys(' lực ');
  assert.equal(await who.value('unit-name'), 'Phòng điện lực ');
  await visit.shell.isSaved();
  await visit.reload();
  await who.isShown();
  assert.equal((await who.value('unit-name')).trim(), 'Phòng điện lực');
});

inEachBrowser('what is typed in the decomposed form is kept composed, once the field is left', async (visit) => {
  await toWho(visit);
  await visit.who.paste('unit-name', 'Xã Phước Minh'.normalize('NFD'));
  await visit.who.type('preparer-name', UNIT.preparer);
  await visit.shell.isSaved();
  await visit.reload();
  await visit.who.isShown();
  assert.equal(await visit.who.value('unit-name'), 'Xã Phước Minh');
});

inEachBrowser('a column of scores pasted from Excel fills downwards, and says what it passed over', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  // III/4, then the rest of IV: yes or no by its points, a deduction that one number does not tell, free points.
  await filling.pasteInto('points-III/4', '4,75\r\n3\r\n5\r\n2\r\n5,5\r\n');
  assert.equal(await filling.pointsOf('III/4'), '4,75');
  assert.equal(await filling.pointsOf('IV/1'), '3');
  assert.equal(await filling.pointsOf('IV/2'), '5');
  assert.equal(await filling.stateOf('IV/3'), 'open');
  assert.equal(await filling.pointsOf('IV/4'), '5,5');
  await filling.says(/4.*1|1.*4/);
});

inEachBrowser('Enter goes to the next score, Shift and Enter back', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.type('done-I/2', '45');
  await visit.page.keyboard.press('Enter');
  await filling.keys('48');
  await visit.page.keyboard.press('Enter');
  await filling.keys('27');
  await visit.page.keyboard.press('Enter');
  await filling.keys('30');
  await visit.page.keyboard.press('Enter');
  await filling.keys('14');
  assert.equal(await filling.pointsOf('I/2'), '4,69');
  assert.equal(await filling.pointsOf('I/3'), '2');
  assert.equal(await filling.pointsOf('I/4'), '3');
  await visit.page.keyboard.down('Shift');
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.up('Shift');
  await filling.takesFocus('assigned-I/3');
});

inEachBrowser('the year of a date can be typed anew, and a date that is half typed stays in sight', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.addEvidence('I/1/1.2', { number: '7/KH-UBND', date: '2025-03-04' });
  const field = 'evidence-I/1/1.2-0-date';
  await filling.retypeYear(field, '2024');
  assert.equal(await filling.value(field), '2024-03-04');
  await filling.leaveField();
  assert.equal(await filling.value(field), '2024-03-04');
  // Firefox keeps the year as it was until four digits are typed.
  if (visit.browserName === 'firefox') return;
  await filling.retypeYear(field, '20');
  assert.equal(await filling.value(field), '0020-03-04');
  await filling.leaveField();
  assert.equal(await filling.value(field), '0020-03-04');
  assert.match(await filling.describedBy(field), /năm bốn chữ số/);
  assert.equal(await filling.attribute(field, 'aria-invalid'), 'true');
});

inEachBrowser('a number is shown as it was understood, once its field is left', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.points('IV/4', '0,5');
  for (const [typed, shown] of [['0.5', '0,5'], ['1,', '1'], [' 2,50 ', '2,5']]) {
    await filling.points('IV/4', typed);
    assert.equal(await filling.value('points-IV/4'), typed);
    await filling.leaveField();
    assert.equal(await filling.value('points-IV/4'), shown);
  }
});

inEachBrowser('a column that was copied with the sums of groups passes over them, and can be taken back', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  // III/4, the sum of IV, then IV: the sum stands in the column of who copies it as it is.
  await filling.pasteInto('points-III/4', '4,75\r\n15,5\r\n0\r\n5\r\n5\r\n5,5\r\n');
  await filling.says(/Bỏ qua 1 dòng cộng của nhóm/);
  assert.equal(await filling.pointsOf('III/4'), '4,75');
  assert.equal(await filling.pointsOf('IV/2'), '5');
  assert.equal(await filling.pointsOf('IV/4'), '5,5');
  await filling.press('undo');
  assert.equal(await filling.pointsOf('IV/4'), '');
  assert.equal((await filling.figures()).total, '0');
});

inEachBrowser('looking at evidence adds none, and a row that is closed says what there is', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.addEvidence('I/1/1.1', { number: '12/KH-UBND', date: '2025-01-14' });
  await filling.closeDetails('I/1/1.1');
  assert.equal(await filling.evidenceOf('I/1/1.1'), 'Minh chứng 12/KH-UBND · 14/01/2025 · đúng hạn');
  await filling.pressNamed('button', 'Minh chứng 12/KH-UBND · 14/01/2025 · đúng hạn');
  await filling.at('evidence-I/1/1.1-0-number');
  assert.equal(await filling.has('evidence-I/1/1.1-1-number'), false);
  await filling.press('evidence-add-I/1/1.1');
  await filling.at('evidence-I/1/1.1-1-number');
  await filling.closeDetails('I/1/1.1');
  assert.equal(await filling.evidenceOf('I/1/1.1'), 'Minh chứng 12/KH-UBND · 14/01/2025 · đúng hạn');
});

inEachBrowser('one change is said once', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  const said = await filling.saidWhile(async () => {
    await filling.points('IV/4', '5');
    await filling.leaveField();
  });
  assert.deepEqual(said, ['Tổng 5 điểm, Yếu.']);
});
