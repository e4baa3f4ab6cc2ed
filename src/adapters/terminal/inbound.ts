import type { Invocation } from '../../commands/command.ts';
import type { HomeRef } from '../../listening/channel.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';

/** The one home of the terminal. */
export const HOME: HomeRef = { platform: 'terminal', home: 'terminal' };

/** The id of whoever sits at the prompt. */
export const YOU = 'you';

/** A numbered button that was shown. */
export interface TerminalPress {
  verb: string;
  args: Readonly<Record<string, string>>;
  channel: string;
  /** Asked before it runs. */
  confirm: string | null;
}

export type TerminalInput =
  | 'nothing'
  | 'leave'
  | { goTo: string }
  | { input: Invocation['input']; origin: 'typed' | 'button'; channel?: string; confirm?: string | null };

/**
 * One typed line: `/earshot verb …` or just `verb …`; a number presses the button of that number; `#name` goes to
 * another channel; `exit` leaves.
 */
export function readInput(line: string, buttons: readonly TerminalPress[]): TerminalInput {
  const text = line.trim();
  if (text === '') return 'nothing';
  if (typedWords('leave').includes(text.toLowerCase())) return 'leave';
  if (/^#[\p{L}\p{N}_-]+$/u.test(text)) return { goTo: text.slice(1) };
  const press = /^\d+$/.test(text) ? buttons[Number(text) - 1] : undefined;
  if (press)
    return {
      input: { verb: press.verb, args: press.args },
      origin: 'button',
      channel: press.channel,
      confirm: press.confirm,
    };
  return { input: { text: text.replace(/^\/earshot\b\s*/i, '') }, origin: 'typed' };
}
