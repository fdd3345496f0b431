// Killing a browser with everything it started, so that nothing of it gets to tidy up.

import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Kills a process and all below it with SIGKILL, and returns when none is left. */
export async function killTree(pid) {
  const tree = await descendants(pid);
  for (const one of tree) kill(one);
  while ((await Promise.all(tree.map(isAlive))).some(Boolean)) await pause(10);
}

async function descendants(pid) {
  const children = new Map();
  for (const { pid: child, parent } of await processes()) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

async function processes() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(process_))).filter(Boolean);
}

async function process_(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The program's name stands in brackets and may hold anything; the state and the parent follow the last one.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, state, parent: Number(parent) };
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function isAlive(pid) {
  const { state } = (await process_(pid)) ?? {};
  return state !== undefined && state !== 'Z' && state !== 'X';
}
