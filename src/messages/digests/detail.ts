import { type Element, type Message, plain, textsOf } from '../message.ts';
import { countWords } from '../words.ts';

/** How much a digest goes into. The posts themselves are not counted: they are what people came for. */
export interface Detail {
  rows: number;
  alerts: number;
  /** Figures that have changed, days of late posts, busy days: of each, so many by name. */
  named: number;
  gaps: number;
  /** What is talked about more than before. */
  themes: number;
  posts: number;
  /** The text of a post below its title: the title says it, too. */
  excerpts: boolean;
  /** How far each post carried. */
  engagement: boolean;
  /** Whether one post was held back rightly. */
  question: boolean;
  /** What concerns few of the figures. */
  asides: boolean;
}

/** What a usual day has room for. */
const ALL: Detail = {
  rows: 5,
  alerts: 3,
  named: 2,
  gaps: 3,
  themes: 3,
  posts: 3,
  excerpts: true,
  engagement: true,
  question: true,
  asides: true,
};
const SOME: Detail = { ...ALL, rows: 4, alerts: 2, named: 1, gaps: 2 };
const FEW: Detail = { ...SOME, themes: 2, excerpts: false, question: false, asides: false };
const LEAST: Detail = { ...FEW, rows: 2, themes: 1, alerts: 1, named: 0, gaps: 1, engagement: false };

/** From that to what is left of a day with everything at once. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  ALL,
  SOME,
  { ...SOME, excerpts: false },
  { ...SOME, excerpts: false, question: false },
  FEW,
  { ...FEW, rows: 3, named: 0, gaps: 1 },
  { ...FEW, rows: 3, named: 0, gaps: 1, engagement: false },
  LEAST,
  { ...LEAST, alerts: 0 },
  { ...LEAST, alerts: 0, rows: 0, themes: 0, posts: 2 },
];

/** What is read in one glance; lines of a terminal. */
interface Limits {
  words: number;
  lines?: number;
}

export const DIGEST_LIMITS: Limits = { words: 150, lines: 40 };
/** A line of a terminal inside its bars; of a menu with more options it shows the command instead. */
const LINE = 96;
const LISTED = 8;

/** The first of these messages that is short enough; the last, where none is. @param details from much to little */
export function firstShort<Much>(
  details: readonly [Much, ...Much[]],
  { words, lines = Number.POSITIVE_INFINITY }: Limits,
  build: (detail: Much) => Message,
): Message {
  const [most, ...fewer] = details;
  let message = build(most);
  for (const detail of fewer) {
    if (wordCount(message) <= words && lineCount(message) <= lines) break;
    message = build(detail);
  }
  return message;
}

/** Words before anything is pressed; of a quoted post, what is said about it. */
function wordCount({ elements }: Message): number {
  return elements.flatMap(wordsOf).reduce((sum, text) => sum + countWords(text), 0);
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

/** As many lines as a plain terminal of 100 columns needs, empty ones between them included. */
function lineCount({ elements }: Message): number {
  return elements.reduce((sum, element, nth) => sum + linesOf(element, elements[nth - 1]), 0);
}

function linesOf(element: Element, before: Element | undefined): number {
  switch (element.kind) {
    case 'heading':
      return wrapped(element.text);
    case 'text': {
      // Bold words alone are a title, with an empty line before it.
      const isTitle = typeof element.text !== 'string' && element.text.length === 1;
      const isApart = isTitle
        ? before?.kind !== 'heading'
        : before?.kind !== 'heading' && before?.kind !== 'text';
      return wrapped(plain(element.text)) + (isApart ? 1 : 0);
    }
    case 'note':
      return 1 + wrapped(plain(element.text));
    case 'list':
      return element.items.reduce((sum, item) => sum + wrapped(plain(item)), 0);
    case 'table':
      return 4 + element.rows.length;
    case 'mention': {
      const { title, excerpt, source, author, when, note } = element.mention;
      const about = wrapped([source, author, plain(when), ' '.repeat(8), note].join(' · '));
      const text = [title ?? '', excerpt].reduce((sum, part) => sum + (part === '' ? 0 : wrapped(part)), 0);
      return 1 + about + text + (before?.kind === 'text' ? 0 : 1);
    }
    case 'chart':
      return 5;
    case 'buttons': {
      const menus = (element.menus ?? []).map(({ label, options }) => {
        const names =
          options.length > LISTED ? [] : options.map((option) => option.label.replaceAll(' ', '_'));
        return wrapped([label, ...names].join(' [10]_'));
      });
      return menus.reduce((sum, lines) => sum + lines, element.buttons.length > 0 ? 2 : 1);
    }
    default:
      return 1;
  }
}

function wrapped(text: string): number {
  let [lines, room] = [1, LINE];
  for (const word of text.split(' ')) {
    if (word.length > room && room < LINE) [lines, room] = [lines + 1, LINE];
    room -= word.length + 1;
  }
  return lines;
}
