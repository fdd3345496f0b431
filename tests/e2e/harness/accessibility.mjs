// axe-core on what is shown now.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA: the rule and the elements, each as a line. */
export async function violations(page) {
  // The debugger puts the script in, past the page's policy; the page loads nothing.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    const describe = ({ target, any, all, none }) => `${target.join(' ')} (${[...any, ...all, ...none].map(({ message }) => message).join('; ')})`;
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${describe(node)}`));
  }, TAGS);
}
