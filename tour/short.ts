import type { ShownMessage, TerminalParts } from '../src/adapters/terminal/index.ts';
import type { Millis } from '../src/listening/time.ts';
import type { Message } from '../src/messages/message.ts';
import { type Show, stepLines } from './show.ts';

/** What is typed in sight. What sets the bot up beside it is typed unseen. */
const TYPED = /^\/earshot (?:add Brindlemoor|note|resolve|compare) /;
/** What of that is answered in sight. */
const ANSWERED = /^\/earshot (?:add|resolve|compare) /;
/** The keyword whose first look is shown; those of the competitors come with it. */
const BRAND = 'Brindlemoor';

/** How many lines of a message are shown, by what it is: all together make a screen and a half. */
const LINES = { firstLook: 5, card: 20, digest: 5, add: 4, answer: 3, compare: 8 };
/** How much of the scenario's time passes between two signs of it. */
const SIGN_MS = 2 * 3_600_000;

type Printed = ReturnType<NonNullable<TerminalParts['prints']>>;

/** One alert and what people do about it, the digest after it, a comparison; the rest is counted. */
export function shortShow(write: (text: string) => void): Show {
  /** Lines of the answer to the present step. */
  let answer = 0;
  let isOver = false;
  let hidden = 0;
  let most = Number.POSITIVE_INFINITY;
  let signed: Millis = 0;
  /** Whether signs of the time stand in the line that is being written. */
  let isOpen = false;
  const seen = new Set<'card' | 'digest' | 'firstLook'>();

  const once = (what: 'card' | 'digest' | 'firstLook'): number => {
    if (seen.has(what)) return 0;
    seen.add(what);
    return LINES[what];
  };
  const linesOf = ({ subject }: Message, kind: ShownMessage['kind']): number => {
    if (kind === 'private') return answer;
    if (kind !== 'post' || !subject) return 0;
    if ('state' in subject) return once('card');
    // The digest of the morning on which it happens.
    if ('digest' in subject) return seen.has('card') ? once('digest') : 0;
    return 'paused' in subject && subject.keyword === BRAND ? once('firstLook') : 0;
  };
  const line = (text: string): void => {
    write(isOpen ? `\n${text}` : text);
    isOpen = false;
  };

  return {
    file: 'short.yml',
    write: (text) => line(clipped(text, most)),
    prints: (message, kind): Printed => {
      if (isOver) return 'all';
      most = linesOf(message, kind);
      if (most === 0) {
        hidden++;
        return 'nothing';
      }
      const charts = message.elements.filter((element) => element.kind === 'chart').length;
      // Three pictures in all: of the alert, the digest and the comparison.
      const isFirstLook = message.subject !== undefined && 'paused' in message.subject;
      return charts === 1 && !isFirstLook ? 'all' : 'words';
    },
    passes: (now) => {
      answer = 0;
      if (now - signed < SIGN_MS) return;
      // The first one is where it begins.
      if (signed > 0) write(`${isOpen ? ' · ' : '  '}${timeOf(now)}`);
      isOpen = signed > 0;
      signed = now;
    },
    step: (step, typed) => {
      const text = 'type' in step ? step.type : '';
      const isSeen = 'press' in step || TYPED.test(text);
      answer = 'press' in step || ANSWERED.test(text) ? LINES.answer : 0;
      if (text.startsWith('/earshot add ')) answer = isSeen ? LINES.add : 0;
      if (text.startsWith('/earshot compare ')) answer = LINES.compare;
      if ('narrate' in step || isSeen) line(stepLines(step, typed));
    },
    end: (stays) => {
      isOver = true;
      most = Number.POSITIVE_INFINITY;
      line(closing(hidden, stays));
    },
  };
}

function closing(hidden: number, stays: boolean): string {
  return `
--- What you have just seen
• The last 7 days of a name were read; so the alert knew what is usual, and came within the hour.
• Somebody took it, noted what is done, and closed it. A digest and a comparison gave the picture.
${hidden} more messages and changes were not shown. The whole week, partly in French: npm run try -- --all
${stays ? 'The bot is yours now, with these posts. ' : ''}Your own names: npm start. Slack and Discord: the README.
`;
}

function timeOf(now: Millis): string {
  return new Date(now).toISOString().slice(11, 16);
}

/** A message with at most so many lines below its header. */
function clipped(text: string, most: number): string {
  // An empty line and the header come first.
  const lines = text.trimEnd().split('\n');
  const [head, body] = [lines.slice(0, 2), lines.slice(2)];
  if (body.length <= most) return text;
  const kept = body.slice(0, most - 1);
  const bar = /^\S*/.exec(body.at(-1) ?? '')?.[0] ?? '';
  while (kept.at(-1) === bar) kept.pop();
  return `${[...head, ...kept].join('\n')}\n${bar} … ${body.length - kept.length} more lines\n`;
}
