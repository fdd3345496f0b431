// A browser that keeps nothing, or has no room left: it is said, work goes on, and the file is a way out.

import assert from 'node:assert/strict';

import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

inEachBrowser('with localStorage full every character is still kept, and the page says what is wrong', async (visit) => {
  const { filling, shell } = visit;
  await toFilling(visit);
  await visit.page.evaluate(fillLocalStorage);
  await filling.openDetails('I/7');
  await filling.type('explanation-I/7', 'Họp giao ban qua mạng '.repeat(20));
  await shell.says(/chỉ ở một nơi/);
  await visit.page.evaluate(() => localStorage.removeItem('filler'));
  await visit.reload();
  await filling.isShown();
  await filling.openDetails('I/7');
  assert.match(await filling.value('explanation-I/7'), /^(Họp giao ban qua mạng ?){20}$/);
});

inEachBrowser('with storage refused the page works, says that nothing is kept, and offers the file', async (visit) => {
  const { filling, shell } = visit;
  await visit.page.evaluateOnNewDocument(refuseStorage);
  await toFilling(visit);
  await filling.points('IV/4', '5,5');
  await shell.saveStateIs('failed');
  assert.equal((await filling.figures()).total, '5,5');
  const file = await visit.download(() => shell.saveToFile());
  await visit.page.goto('about:blank');
  await visit.open();
  await visit.start.openFile(file);
  await filling.isShown();
  assert.equal(await filling.pointsOf('IV/4'), '5,5');
});

// Halving steps down to a single character, so that not one more fits.
function fillLocalStorage() {
  let filler = '';
  for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
    for (;;) {
      try {
        localStorage.setItem('filler', filler + 'x'.repeat(size));
        filler += 'x'.repeat(size);
      } catch {
        break;
      }
    }
  }
}

// As browsers do it where a policy or a private window forbids storage.
function refuseStorage() {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get: refuse });
  Object.defineProperty(window, 'indexedDB', { get: refuse });
}
