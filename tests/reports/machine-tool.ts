import { spawnSync } from 'node:child_process';

/** Whether a program is on this machine. Where it is not, the tests that need it are skipped, and say so. */
export function hasProgram(name: string): boolean {
  const there = spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined;
  if (!there) console.warn(`SKIPPED: ${name} is not installed, what it would check is not checked`);
  return there;
}

/** What a program prints of `input`. */
export function printed(name: string, args: readonly string[], input: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync(name, args, { input, maxBuffer: 64 * 2 ** 20 });
  if (status !== 0) throw new Error(`${name}: ${stderr.toString('utf8').slice(0, 1000)}`);
  return stdout.toString('utf8');
}
