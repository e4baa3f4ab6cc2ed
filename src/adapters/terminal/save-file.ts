import { mkdir, rm, writeFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import type { ReplyFile } from '../../commands/command.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';
import { withoutFile } from '../../messages/reports/file-message.ts';

/** What a full disk answers: no room, none left for this user, or none for a file as large. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Writes a file for who runs the bot, and for nobody else on the machine.
 * @returns the message with where it is, or one that says why it was not saved
 */
export async function saveFile(folder: string, file: ReplyFile, message: Message): Promise<Message> {
  let path: string;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    path = await writeNew(folder, file.name, file.data);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return withoutFile(message, file, { why: FULL.includes(code) ? 'disk' : 'folder' });
  }
  const { browse } = copyOf(message.language);
  const [heading, ...rest] = message.elements;
  const line = { kind: 'text', text: browse.filePath(pathShown(path)) } as const;
  return { ...message, elements: heading ? [heading, line, ...rest] : [line] };
}

/** Beside a file of that name, never over it. @returns where it is */
async function writeNew(folder: string, name: string, data: ReplyFile['data']): Promise<string> {
  const kind = extname(name);
  for (let copy = 1; ; copy++) {
    const path = join(folder, copy === 1 ? name : `${name.slice(0, -kind.length)}-${copy}${kind}`);
    try {
      await writeFile(path, data, { mode: 0o600, flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      // Half of a file is none.
      await rm(path, { force: true }).catch(() => {});
      throw error;
    }
  }
}

/** Short where it is below the folder of the process, else as it can be pasted anywhere. */
function pathShown(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') ? resolve(path) : near;
}
