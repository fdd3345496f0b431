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
  assert.equal(await filling.focused(), 'assigned-I/3');
});
