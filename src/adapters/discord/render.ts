import { clip } from '../../messages/foreign.ts';
import type { Chart, Element, MentionView, Message, Mood } from '../../messages/message.ts';
import { type Words, words as wordsOf } from '../../messages/words.ts';
import { type Component, controlRows } from './controls.ts';
import type { Press } from './custom-id.ts';
import { MAX_COMPONENTS, MAX_MEDIA_DESCRIPTION, MAX_TEXT } from './limits.ts';
import { address, codeBlock, escapeLine, escapeText, markdown, pinged } from './markdown.ts';

/** A picture that goes with a page. */
export interface Picture {
  name: string;
  data: Uint8Array;
  description: string;
}

/** One message of Discord: the container's components, its pictures, and whom it pings. */
export interface Page {
  components: Component[];
  pictures: Picture[];
  pings: string[];
}

export interface DiscordLook {
  /** The drawn picture of a chart, if it could be drawn. */
  pictureOf(chart: Chart): Uint8Array | null;
  idOf(press: Press, nth?: number): string;
}

/** What stands on a page together: text that flows, or components that do not break. */
type Piece =
  | { kind: 'text'; text: string; pings: string[] }
  | { kind: 'parts'; components: Component[]; picture?: Picture; controls?: true };

/** Colors of the container's edge; the words say the same. */
const COLORS: Partial<Record<Mood, number>> = {
  good: 0x2e8b57,
  warning: 0xd9822b,
  'severity-1': 0xb3261e,
  'severity-2': 0xd9822b,
  'severity-3': 0xc9a227,
  'severity-4': 0x3a6ea5,
  quiet: 0x80848e,
};

/**
 * A message as pages within Discord's limits. Nearly every message is one page; when it is not, the first carries the
 * beginning and the closing buttons, the rest follows in order.
 */
export function renderDiscord(message: Message, look: DiscordLook): Page[] {
  const used = new Map<string, number>();
  const idOf = (press: Press) => {
    const key = JSON.stringify(press);
    const nth = used.get(key) ?? 0;
    used.set(key, nth + 1);
    return look.idOf(press, nth);
  };
  const pieces = piecesOf(message, look, idOf);
  return paginate(pieces).map((page) => toPage(page, message.mood));
}

function piecesOf(message: Message, look: DiscordLook, idOf: (press: Press) => string): Piece[] {
  const words = wordsOf(message.language);
  const pieces: Piece[] = [];
  let pictures = 0;
  const say = (text: string, pings: string[] = []) => {
    if (text.trim() !== '') pieces.push({ kind: 'text', text: text.replace(/^\n+|\n+$/g, ''), pings });
  };
  for (const element of message.elements) {
    switch (element.kind) {
      case 'chart': {
        const { chart } = element;
        const data = look.pictureOf(chart);
        if (data === null) {
          say(`**${escapeLine(chart.title)}**\n${escapeText(chart.sentence)}`);
          break;
        }
        const name = `chart-${++pictures}.png`;
        const description = clip(`${chart.title}. ${chart.sentence}`, MAX_MEDIA_DESCRIPTION);
        pieces.push({
          kind: 'parts',
          components: [{ type: 12, items: [{ media: { url: `attachment://${name}` }, description }] }],
          picture: { name, data, description },
        });
        break;
      }
      case 'buttons': {
        const rows = controlRows(element.buttons, element.menus ?? [], idOf);
        for (const row of rows) pieces.push({ kind: 'parts', components: [row], controls: true });
        break;
      }
      case 'divider':
        pieces.push({ kind: 'parts', components: [{ type: 14, divider: true, spacing: 1 }] });
        break;
      default:
        say(textOf(element, words), pingsOf(element));
    }
  }
  // A card of nothing but buttons would be refused by nobody and understood by nobody.
  if (!pieces.some(({ kind }) => kind === 'text'))
    pieces.unshift({ kind: 'text', text: escapeText(message.summary) || '…', pings: [] });
  return pieces.flatMap(breakLong);
}

function textOf(element: Exclude<Element, { kind: 'chart' | 'buttons' | 'divider' }>, words: Words): string {
  switch (element.kind) {
    case 'heading':
      return `### ${escapeLine(element.text)}`;
    case 'text':
      return markdown(element.text);
    case 'note':
      return small(markdown(element.text));
    case 'facts':
      return element.facts
        .map(({ name, value }) => words.units.colon(`**${escapeLine(name)}**`, markdown(value)))
        .join('\n');
    case 'list':
      return element.items.map((item) => `- ${markdown(item).replace(/\n+/g, '\n  ')}`).join('\n');
    case 'table':
      return `**${escapeLine(element.caption)}**${codeBlock(tableText(element))}`;
    case 'mention':
      return mentionText(element.mention, words);
  }
}

function pingsOf(element: Element): string[] {
  switch (element.kind) {
    case 'text':
    case 'note':
      return pinged(element.text);
    case 'facts':
      return element.facts.flatMap(({ value }) => pinged(value));
    case 'list':
      return element.items.flatMap(pinged);
    default:
      return [];
  }
}

function mentionText(mention: MentionView, words: Words): string {
  const { units } = words;
  const label =
    mention.label === 'neg' ? units.negative : mention.label === 'pos' ? units.positive : units.neutral;
  const about = [mention.source, mention.author, mention.when, label, mention.note]
    .filter((part) => part !== null && part !== '')
    .map((part) => escapeLine(part!))
    .join(' · ');
  const lines = [
    ...(mention.title === null || mention.title.trim() === '' ? [] : [`**${escapeLine(mention.title)}**`]),
    ...(mention.excerpt.trim() === '' ? [] : highlighted(mention).split('\n')),
    `-# ${about}`,
    address(mention.url),
  ];
  return lines
    .filter((line) => line !== null && line.trim() !== '')
    .map((line) => `> ${line}`)
    .join('\n');
}

function highlighted({ excerpt, highlights }: MentionView): string {
  let text = '';
  let at = 0;
  for (const { start, end } of highlights) {
    if (start < at || end > excerpt.length || start >= end || excerpt.slice(start, end).trim() === '')
      continue;
    text += `${escapeText(excerpt.slice(at, start))}**${escapeText(excerpt.slice(start, end))}**`;
    at = end;
  }
  return text + escapeText(excerpt.slice(at));
}

function tableText({ columns, rows, numeric }: Extract<Element, { kind: 'table' }>): string {
  const cells = [columns, ...rows].map((row) =>
    columns.map((_, at) => clip((row[at] ?? '').replace(/\s+/g, ' '), 32)),
  );
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}

function small(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `-# ${line}`))
    .join('\n');
}

/** Room of a page for one text: a bit less than all, so that a heading and its text stay together. */
const LONGEST_TEXT = MAX_TEXT - 400;

/** Breaks a text that no page can hold: at a line, else at a space. A code block is closed and opened again. */
function breakLong(piece: Piece): Piece[] {
  if (piece.kind !== 'text' || piece.text.length <= LONGEST_TEXT) return [piece];
  const parts: Piece[] = [];
  let rest = piece.text;
  while (rest.length > LONGEST_TEXT) {
    const head = rest.slice(0, LONGEST_TEXT);
    const line = head.lastIndexOf('\n');
    const space = head.lastIndexOf(' ');
    let at = line > LONGEST_TEXT / 2 ? line : space > LONGEST_TEXT / 2 ? space : LONGEST_TEXT;
    // Neither between a backslash and what it escapes, nor inside a character.
    while (at > 1 && (rest[at - 1] === '\\' || /[\udc00-\udfff]/.test(rest[at] ?? ''))) at--;
    const open = (rest.slice(0, at).match(/^```$/gm) ?? []).length % 2 === 1;
    parts.push({ ...piece, text: rest.slice(0, at) + (open ? '\n```' : '') });
    rest = (open ? '```\n' : '') + rest.slice(at).replace(/^[\n ]/, '');
  }
  return [...parts, { ...piece, text: rest }];
}

/** Components of a piece, nested ones counted; a text shares the display of the text before it. */
function countOf(piece: Piece, before: Piece | undefined): number {
  if (piece.kind === 'text') return before?.kind === 'text' ? 0 : 1;
  return piece.components.reduce((sum, { components }) => sum + 1 + (components?.length ?? 0), 0);
}

function paginate(pieces: readonly Piece[]): Piece[][] {
  const end = pieces.findLastIndex((piece) => piece.kind === 'text' || !piece.controls) + 1;
  const closing = pieces.slice(end);
  if (fits(pieces)) return [[...pieces]];
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const piece of pieces.slice(0, end)) {
    const reserved = pages.length === 0 && fits([...closing, piece]) ? closing : [];
    if (page.length > 0 && !fits([...page, piece, ...reserved])) {
      pages.push(page);
      page = [];
    }
    page.push(piece);
  }
  if (page.length > 0) pages.push(page);
  const first = pages[0]!;
  if (fits([...first, ...closing])) return [[...first, ...closing], ...pages.slice(1)];
  // More buttons than one page holds beside its text: they come last, in pages of their own.
  for (const piece of closing) {
    const last = pages.at(-1)!;
    if (fits([...last, piece])) last.push(piece);
    else pages.push([piece]);
  }
  return pages;
}

function fits(pieces: readonly Piece[]): boolean {
  let components = 1;
  let characters = 0;
  for (const [at, piece] of pieces.entries()) {
    components += countOf(piece, pieces[at - 1]);
    if (piece.kind === 'text') characters += piece.text.length + 1;
  }
  return components <= MAX_COMPONENTS && characters <= MAX_TEXT;
}

function toPage(pieces: readonly Piece[], mood: Mood): Page {
  const components: Component[] = [];
  const pings = new Set<string>();
  const pictures: Picture[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'parts') {
      components.push(...piece.components);
      if (piece.picture) pictures.push(piece.picture);
      continue;
    }
    for (const id of piece.pings) pings.add(id);
    const before = components.at(-1);
    if (before?.type === 10)
      components[components.length - 1] = { ...before, content: `${before.content}\n${piece.text}` };
    else components.push({ type: 10, content: piece.text });
  }
  const color = COLORS[mood];
  return {
    components: [{ type: 17, ...(color === undefined ? {} : { accent_color: color }), components }],
    pictures,
    pings: [...pings],
  };
}
