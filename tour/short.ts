import type { ShownMessage } from '../src/adapters/terminal/index.ts';
import type { Millis } from '../src/listening/time.ts';
import type { Message } from '../src/messages/message.ts';
import { type Show, stepLines } from './show.ts';

/** What is typed and shown, answer included; the rest of what sets the bot up is typed unseen. */
const TYPED = /^\/earshot (?:add Brindlemoor|note|resolve|compare) /;

/** How many lines of a message are shown, by what it is. */
const LINES = { card: 24, digest: 20, answer: 11 };

const DAYS = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });

/** What of the days a newcomer has to see, on one screen and a half: one alert, and what people do about it. */
export function shortShow(write: (text: string) => void): Show {
  /** Whether the answer to the present step is shown. */
  let isSeen = false;
  let isOver = false;
  let alerts = 0;
  let digests = 0;
  let most = Number.POSITIVE_INFINITY;
  let hidden = 0;
  let day = '';

  const linesOf = (message: Message, kind: ShownMessage['kind']): number => {
    if (isOver) return Number.POSITIVE_INFINITY;
    if (kind === 'private') return isSeen ? LINES.answer : 0;
    if (kind !== 'post') return 0;
    const { subject } = message;
    if (subject && 'state' in subject) return alerts++ === 0 ? LINES.card : 0;
    // The digest of the morning on which it happens.
    if (subject && 'digest' in subject && alerts > 0) return digests++ === 0 ? LINES.digest : 0;
    return 0;
  };

  return {
    file: 'short.yml',
    write: (text) => write(clipped(text, most)),
    prints: (message, kind) => {
      most = linesOf(message, kind);
      if (most === 0) hidden++;
      return most > 0;
    },
    passes: (now: Millis) => {
      const name = DAYS.format(now);
      if (name === day) return;
      // A sign that something is under way, while nothing else is shown.
      write(day === '' ? '' : `${hidden} ${name}`);
      day = name;
    },
    step: (step, typed) => {
      isSeen = 'press' in step || ('type' in step && TYPED.test(step.type));
      if ('narrate' in step || isSeen) write(stepLines(step, typed));
    },
    end: () => {
      isOver = true;
      write(`hidden ${hidden}\n`);
    },
  };
}

/** A message with at most so many lines below its header. */
function clipped(text: string, most: number): string {
  const lines = text.trimEnd().split('\n');
  // An empty line and the header come before.
  const room = most + 2;
  if (lines.length <= room) return text;
  const bar = lines.at(-1)?.slice(0, 1) ?? '';
  return `${lines.slice(0, room - 1).join('\n')}\n${bar} … ${lines.length - room + 1} more lines\n`;
}
