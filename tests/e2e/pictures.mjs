// Pictures of every screen at three widths, in both themes and languages, for a person to look at: `npm run pictures`.
// They go to out/, which git leaves alone.

import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

import { closeSharedBrowsers, Visit } from './harness/visit.mjs';
import { screens } from './journeys/screens.mjs';

const OUT = fileURLToPath(new URL('./out', import.meta.url));
const WIDTHS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

async function main() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const visit = await Visit.begin('chromium');
  let number = 0;
  for await (const screen of screens(visit)) {
    number += 1;
    await eachLook(visit, (look) => picture(visit.page, `${String(number).padStart(2, '0')} ${screen} ${look}`));
  }
  await visit.end();
  await closeSharedBrowsers();
}

async function eachLook(visit, look) {
  const before = visit.page.viewport();
  for (const language of ['en', 'vi']) {
    await visit.shell.speak(language);
    for (const theme of ['dark', 'light']) {
      await visit.shell.light(theme);
      for (const viewport of WIDTHS) {
        await visit.page.setViewport(viewport);
        await look(`${language} ${theme} ${viewport.width}`);
      }
      await visit.page.setViewport(before);
    }
  }
}

async function picture(page, name) {
  const path = join(OUT, `${name.replaceAll(' ', '-')}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
}

await main();
