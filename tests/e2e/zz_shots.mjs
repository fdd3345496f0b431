import { Visit, closeSharedBrowsers } from '/work/main/tests/e2e/harness/visit.mjs';
import { mkdir } from 'node:fs/promises';
await mkdir('/tmp/shots', { recursive: true });
const v = await Visit.begin('chromium');
await v.open();
const file = process.argv[2];
await v.start.openFile(file);
await v.preview.isShown();
for (const [theme, lang] of [['light','vi'],['dark','en']]) {
  await v.shell.speak(lang); await v.shell.light(theme);
  for (const w of [[1440,900],[768,1024],[360,740]]) {
    await v.page.setViewport({ width: w[0], height: w[1] });
    await v.page.screenshot({ path: `/tmp/shots/preview-${theme}-${w[0]}.png`, fullPage: true });
    const row = process.argv[3] ?? '6';
    await v.preview.chooseRow(row);
    await new Promise((r) => setTimeout(r, 200));
    await v.page.screenshot({ path: `/tmp/shots/preview-row-${theme}-${w[0]}.png`, fullPage: w[0] > 800 });
    await v.page.evaluate(() => document.querySelector('.row-panel .close').click());
  }
}
await v.end(); await closeSharedBrowsers();
