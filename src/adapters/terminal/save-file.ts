import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ReplyFile } from '../../commands/command.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';

/** Writes a file for who runs the bot, and for nobody else on the machine. @returns the message with where it is */
export async function saveFile(
  folder: string,
  { name, data }: ReplyFile,
  message: Message,
): Promise<Message> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  await writeFile(path, data, { mode: 0o600 });
  const { browse } = copyOf(message.language);
  const [heading, ...rest] = message.elements;
  const line = { kind: 'text', text: browse.filePath(relative('.', path)) } as const;
  return { ...message, elements: heading ? [heading, line, ...rest] : [line] };
}
