import { spawn } from 'node:child_process';

/**
 * Ends a program that does not watch its parent when this process ends, however it ends: a shell waits on a pipe whose
 * other end only this process holds. Returns the function that dismisses the guard.
 */
export function guardChild(pid: number): () => void {
  const script = 'read -r nothing; kill -9 "$1"';
  const guard = spawn('/bin/sh', ['-c', script, 'xietong-guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  return () => guard.kill('SIGKILL');
}
