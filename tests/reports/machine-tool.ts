import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { loadTypesetter } from '../../src/adapters/report-file/pdf/load.ts';

const installed = (await loadTypesetter()) !== null;

/** Tests of what is made where the optional packages for PDFs are installed. Elsewhere they are skipped, and say so. */
export function describeWithPdf(name: string, tests: () => void): void {
  if (!installed) console.warn(`SKIPPED, the packages that make PDFs are not installed: ${name}`);
  describe.skipIf(!installed)(name, tests);
}

/** Whether a program is on this machine. Where it is not, the tests that need it are skipped, and say so. */
export function hasProgram(name: string): boolean {
  if (!installed) return false;
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
