import { type Element, type Message, plain, textsOf } from '../message.ts';

/** How much a digest goes into. The posts themselves are not counted: they are what people came for. */
export interface Detail {
  rows: number;
  alerts: number;
  /** Figures that have changed, days of late posts, busy days: of each, so many by name. */
  named: number;
  gaps: number;
  posts: number;
  /** How far each post carried. */
  engagement: boolean;
  /** Whether one post was held back rightly. */
  question: boolean;
  /** What concerns few of the figures. */
  asides: boolean;
}

/** From what a usual day has room for to what is left of a day with everything at once. */
export const DETAILS: readonly Detail[] = [
  { rows: 5, alerts: 3, named: 2, gaps: 3, posts: 3, engagement: true, question: true, asides: true },
  { rows: 4, alerts: 2, named: 1, gaps: 2, posts: 3, engagement: true, question: true, asides: true },
  { rows: 4, alerts: 2, named: 1, gaps: 2, posts: 3, engagement: true, question: false, asides: false },
  { rows: 3, alerts: 1, named: 0, gaps: 1, posts: 3, engagement: true, question: false, asides: false },
  { rows: 2, alerts: 0, named: 0, gaps: 1, posts: 3, engagement: false, question: false, asides: false },
  { rows: 0, alerts: 0, named: 0, gaps: 1, posts: 2, engagement: false, question: false, asides: false },
];

/** One glance. */
const MOST_WORDS = 150;
const MOST_LINES = 40;
/** A line of a terminal, of which wrapping wastes some. */
const LINE = 88;

/** The first of these messages that is read in one glance; the last, where none is. */
export function firstShort(build: (detail: Detail) => Message): Message {
  let message: Message | undefined;
  for (const detail of DETAILS) {
    message = build(detail);
    if (wordCount(message) <= MOST_WORDS && lineCount(message) <= MOST_LINES) break;
  }
  return message!;
}

/** Words before anything is pressed; of a quoted post, what is said about it. */
export function wordCount({ elements }: Message): number {
  return elements.flatMap(wordsOf).reduce((sum, text) => sum + countIn(text), 0);
}

function countIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function wordsOf(element: Element): string[] {
  switch (element.kind) {
    case 'heading':
      return [element.text];
    case 'table':
      return [element.caption, ...element.columns, ...element.rows.flat().map(plain)];
    case 'mention':
      return [plain(element.mention.when), element.mention.note ?? ''];
    default:
      return textsOf(element).map(plain);
  }
}

/** About as many lines as a terminal needs, empty ones between them included. */
function lineCount({ elements }: Message): number {
  return elements.reduce((sum, element) => sum + linesOf(element), 0);
}

function linesOf(element: Element): number {
  const wrapped = (text: string) => Math.max(1, Math.ceil(text.length / LINE));
  switch (element.kind) {
    case 'heading':
    case 'text':
      return wrapped(plain(element.text));
    case 'note':
      return 1 + wrapped(plain(element.text));
    case 'list':
      return element.items.reduce((sum, item) => sum + wrapped(plain(item)), 0);
    case 'table':
      return 5 + element.rows.length;
    case 'mention': {
      const { title, excerpt } = element.mention;
      return 3 + (title === null ? 0 : wrapped(title)) + wrapped(excerpt);
    }
    case 'chart':
      return 5;
    case 'buttons':
      return (element.menus ?? []).reduce(
        (sum, { label, options }) =>
          sum + wrapped([label, ...options.map((option) => option.label)].join(' [10] ')),
        1 + (element.buttons.length > 0 ? 1 : 0),
      );
    default:
      return 1;
  }
}
