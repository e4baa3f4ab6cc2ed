import { mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** At the start, a file that is larger than this is put aside, in the place of the one before it. */
const LARGEST = 5_000_000;

/**
 * Appends lines to a file that whoever runs the bot may read, and nobody else on the machine.
 * @returns takes a line, and keeps quiet when the disk is full
 */
export function openLogFile(path: string): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  return (line) => {
    try {
      writeSync(file, line);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  };
}
