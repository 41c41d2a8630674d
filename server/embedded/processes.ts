// A process number alone names nobody: after a restart of the machine or of a container it may belong to another.
// Together with the moment that process began it does.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export type ProcessIdentity = { pid: number; began: string };

/** Who this number belongs to now; null when to nobody (a process that ended but was not collected counts as nobody). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const { state, began } = process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
  return state === '' || state === 'Z' || state === 'X' ? null : { pid, began };
}

export function isLiving(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.began === identity.began;
}

/** Gives a process whose parent has died `graceMs` to end by itself, then ends it. */
export async function outlive(identity: ProcessIdentity, graceMs: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  while (isLiving(identity)) {
    if (Date.now() > deadline) process.kill(identity.pid, 'SIGKILL');
    await delay(10);
  }
}

type ProcessState = { state: string; began: string };

function readFromProc(pid: number): ProcessState {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may hold spaces; state is the 3rd field of proc(5), the start time the 22nd.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', began: fields[19] ?? '' };
  } catch {
    return { state: '', began: '' };
  }
}

function readFromPs(pid: number): ProcessState {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env, encoding: 'utf8' }).trim();
    return { state: line.slice(0, 1), began: line.replace(/^\S+\s+/, '') };
  } catch {
    return { state: '', began: '' };
  }
}
