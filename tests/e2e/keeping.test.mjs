// What was typed is kept and can be taken back, whatever it was and wherever the page goes meanwhile.

import assert from 'node:assert/strict';

import { testid, until } from './harness/find.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { Filling } from './screens/filling.mjs';
import { Shell } from './screens/shell.mjs';
import { toFilling } from './journeys/steps.mjs';

inEachBrowser('a text that is no number stays in its field over a reload, until a paste takes its place', async (visit) => {
  const { filling, shell } = visit;
  await toFilling(visit);
  await filling.ratio('I/2', '45 người', '48');
  await filling.leaveField();
  await filling.troubleOf('I/2');
  await shell.isSaved();
  await visit.reload();
  await filling.isShown();
  assert.equal(await filling.value('done-I/2'), '45 người');
  assert.equal(await filling.value('assigned-I/2'), '48');
  await filling.troubleOf('I/2');
  await filling.pasteInto('done-I/2', '45\t48\n27\t30\n');
  await filling.isSound('I/2');
  await valueIs(visit, 'done-I/2', '45');
});

inEachBrowser('a pasted column is taken back at once, and made again', async (visit) => {
  const { filling, page } = visit;
  await toFilling(visit);
  await filling.choose('I/1/1.2', 0);
  await filling.ratio('I/2', '1', '2');
  await filling.pasteInto('done-I/2', '45\t48\n27\t30\n');
  await valueIs(visit, 'done-I/3', '27');
  await filling.press('undo-answer');
  await valueIs(visit, 'done-I/2', '1');
  assert.equal(await filling.value('done-I/3'), '');
  await filling.press('redo-answer');
  await valueIs(visit, 'done-I/3', '27');
  // Out of a text field the keys are the page's: the paste, both figures, and the choice.
  await filling.leaveField();
  for (let step = 0; step < 4; step += 1) await pressWithControl(page, 'z');
  await until(page, 'nothing is left', () => document.querySelector('[data-testid="total"]').innerText === '0');
  for (let step = 0; step < 4; step += 1) await pressWithControl(page, 'y');
  await valueIs(visit, 'done-I/3', '27');
});

inEachBrowser('a second tab only reads, until it takes over', async (visit) => {
  await toFilling(visit);
  await visit.filling.points('IV/4', '5');
  await visit.filling.explain('I/7', 'Họp giao ban');
  await visit.shell.isSaved();
  const second = await visit.newTab();
  await second.goto(visit.page.url());
  const [filling, shell] = [new Filling(second), new Shell(second)];
  await filling.isShown();
  await shell.saveStateIs('readonly');
  const isDisabled = (name) => second.$eval(testid(name), (field) => field.matches(':disabled'));
  assert.ok(await isDisabled('points-IV/4'));
  await second.waitForSelector(`textarea${testid('explanation-I/7')}`);
  assert.equal(await filling.value('explanation-I/7'), 'Họp giao ban');
  await shell.pressNamed('button', 'Làm tiếp ở đây');
  await shell.isSaved();
  assert.ok(!(await isDisabled('points-IV/4')));
  await visit.shell.saveStateIs('readonly');
});

inEachBrowser('with storage refused the start page still has the draft', async (visit) => {
  const { filling, start } = visit;
  await visit.page.evaluateOnNewDocument(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'indexedDB', { get: refuse });
  });
  await toFilling(visit);
  await filling.points('IV/4', '5,5');
  await visit.page.evaluate(() => {
    location.hash = '#/';
  });
  await start.says(/chỉ có trong trang đang mở/);
  assert.equal((await start.drafts()).length, 1);
  await start.continueDraft();
  await filling.isShown();
  assert.equal(await filling.pointsOf('IV/4'), '5,5');
  await visit.download(() => visit.shell.saveToFile());
});

async function pressWithControl(page, key) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

async function valueIs(visit, name, value) {
  const read = (selector, wanted) => document.querySelector(selector)?.value === wanted;
  await until(visit.page, `${name} holds ${value}`, read, testid(name), value);
}
