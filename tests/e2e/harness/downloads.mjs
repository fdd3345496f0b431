// What a browser saved for the person.

import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 60_000;
const UNFINISHED = /\.(crdownload|part|tmp)$|^\.|^Unconfirmed /;

/** The folder that a browser downloads into. */
export class Downloads {
  /** Its path. */
  folder;

  static async into(folder) {
    await mkdir(folder, { recursive: true });
    const downloads = new Downloads();
    downloads.folder = folder;
    return downloads;
  }

  /** Does something that makes the browser download a file; returns the path of the finished file. */
  async during(action) {
    const before = new Set(await this.finished());
    await action();
    const deadline = Date.now() + PATIENCE;
    while (Date.now() < deadline) {
      const found = (await this.finished()).find((name) => !before.has(name));
      if (found !== undefined) return join(this.folder, found);
      await pause(50);
    }
    throw new Error('no download came');
  }

  /** The names of all finished files. Firefox puts an empty file in place before it fills it. */
  async finished() {
    const names = await readdir(this.folder);
    const isUnfinished = (name) => UNFINISHED.test(name) || names.includes(`${name}.part`);
    const sizes = await Promise.all(names.map((name) => stat(join(this.folder, name)).then(({ size }) => size, () => 0)));
    return names.filter((name, index) => !isUnfinished(name) && sizes[index] > 0);
  }
}
