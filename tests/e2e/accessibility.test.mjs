// axe finds nothing against WCAG 2.2 AA on any screen, light and dark, Vietnamese and English.

import assert from 'node:assert/strict';

import { violations } from './harness/accessibility.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { screens } from './journeys/screens.mjs';

inEachBrowser('every screen is within reach of everyone, in both themes and languages', async (visit) => {
  const found = {};
  for await (const screen of screens(visit)) {
    for (const theme of ['light', 'dark']) {
      await visit.shell.light(theme);
      for (const language of ['en', 'vi']) {
        await visit.shell.speak(language);
        const lines = await violations(visit.page);
        if (lines.length > 0) found[`${screen}, ${theme}, ${language}`] = lines;
      }
    }
  }
  assert.deepEqual(found, {});
}, { timeout: 300_000 });
