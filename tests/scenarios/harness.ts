import { join } from 'node:path';
import { startInProcess } from '../../play/bot/in-process.ts';
import { startInOwnProcess } from '../../play/bot/own-process.ts';
import { endLine, messageLine } from '../../play/lines.ts';
import { play } from '../../play/player.ts';
import { readScenario, type Scenario } from '../../play/read/index.ts';

export const FOLDER = import.meta.dirname;

interface Line {
  at: string;
  in: string;
  kind: string;
  to?: string;
  subject?: Record<string, unknown>;
  text: string;
}

export interface Played {
  /** As `npm run play` prints them. */
  printed: string[];
  messages: Line[];
  end: {
    keywords: Record<string, { mentions: number; negative: number; byHour: [string, number, number][] }>;
    alerts: Record<string, unknown>[];
  };
  warned: string[];
}

/** Plays one of the files of this folder, or what a test has made of it. */
export async function played(
  name: string,
  options: { ownProcess?: boolean; change?(scenario: Scenario): Scenario } = {},
): Promise<Played> {
  const read = await readScenario(join(FOLDER, `${name}.yml`));
  const printed: string[] = [];
  const warned: string[] = [];
  const outcome = await play(options.change?.(read) ?? read, {
    startBot: options.ownProcess ? startInOwnProcess : startInProcess,
    audience: {
      shown: (at, shown) => printed.push(messageLine(at, shown)),
      warn: (text) => warned.push(text),
    },
  });
  printed.push(endLine(outcome));
  const lines = printed.map((line) => JSON.parse(line));
  return { printed, messages: lines.slice(0, -1), end: lines.at(-1), warned };
}

/** The course of a scenario without its words, which have goldens of their own. */
export function courseOf({ printed }: Played): string {
  return printed
    .map((line) => {
      const { text: _text, ...rest } = JSON.parse(line);
      return `${JSON.stringify(rest)}\n`;
    })
    .join('');
}
