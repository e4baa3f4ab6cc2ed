import { ComponentType } from 'discord.js';
import type { Mood } from '../../messages/message.ts';
import type { Component } from './controls.ts';
import { MAX_COMPONENTS, MAX_TEXT } from './limits.ts';
import type { Ping } from './markdown.ts';

/** A picture that goes with a page. */
interface Picture {
  name: string;
  data: Uint8Array;
  description: string;
}

/** One message of Discord: the container's components, its pictures, and whom it pings. */
export interface MessagePage {
  components: Component[];
  pictures: Picture[];
  pings: Ping[];
}

/** A part of a page: text, which may be broken, or components, which stay together. */
export type PageItem =
  /** `apart`: with room above and below, in a display of its own. `beside`: a button that stands at its right. */
  | { kind: 'text'; text: string; pings: Ping[]; apart?: true; beside?: Component }
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

/** Pieces as pages within Discord's limits; the closing buttons stand on the first. */
export function pagesOfPieces(pieces: readonly PageItem[], mood: Mood): MessagePage[] {
  return paginate(pieces.flatMap(breakLong)).map((page) => toPage(page, mood));
}

/** Room of a page for one text: a bit less than all, so that a heading and its text stay together. */
const LONGEST_TEXT = MAX_TEXT - 400;

/** Breaks a text that no page can hold: at a line, else at a space. A code block is closed and opened again. */
function breakLong(piece: PageItem): PageItem[] {
  if (piece.kind !== 'text' || piece.text.length <= LONGEST_TEXT) return [piece];
  // A button stands beside one of them.
  const { beside: _, ...alone } = piece;
  const parts: PageItem[] = [];
  let rest = piece.text;
  while (rest.length > LONGEST_TEXT) {
    const head = rest.slice(0, LONGEST_TEXT);
    const line = head.lastIndexOf('\n');
    const space = head.lastIndexOf(' ');
    let at = line > LONGEST_TEXT / 2 ? line : space > LONGEST_TEXT / 2 ? space : LONGEST_TEXT;
    // Neither between a backslash and what it escapes, nor inside a character.
    while (at > 1 && (rest[at - 1] === '\\' || /[\udc00-\udfff]/.test(rest[at] ?? ''))) at--;
    // Nor inside a mention, a moment or an address.
    const begun = rest.slice(0, at).search(/(?<!\\)<[^>\n]*$/);
    if (begun > 0) at = begun;
    const open = (rest.slice(0, at).match(/^```$/gm) ?? []).length % 2 === 1;
    parts.push({ ...alone, text: rest.slice(0, at) + (open ? '\n```' : '') });
    rest = (open ? '```\n' : '') + rest.slice(at).replace(/^[\n ]/, '');
  }
  return [...parts, { ...piece, text: rest }];
}

/** Whether a text shares the display of the one before it. */
function flowsOn(before: PageItem, piece: PageItem): boolean {
  return (
    before.kind === 'text' &&
    piece.kind === 'text' &&
    !before.apart &&
    !piece.apart &&
    !before.beside &&
    !piece.beside
  );
}

/** Components of a piece, nested ones counted; a text shares the display of the text before it. */
function countOf(piece: PageItem, before: PageItem | undefined): number {
  // A section counts with its text and its button.
  if (piece.kind === 'text') return piece.beside ? 3 : before && flowsOn(before, piece) ? 0 : 1;
  return piece.components.reduce((sum, { components }) => sum + 1 + (components?.length ?? 0), 0);
}

function paginate(pieces: readonly PageItem[]): PageItem[][] {
  const end = pieces.findLastIndex((piece) => piece.kind === 'text' || !piece.controls) + 1;
  const closing = pieces.slice(end);
  if (fits(pieces)) return [[...pieces]];
  const pages: PageItem[][] = [];
  let page: PageItem[] = [];
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

function fits(pieces: readonly PageItem[]): boolean {
  let components = 1;
  let characters = 0;
  for (const [at, piece] of pieces.entries()) {
    components += countOf(piece, pieces[at - 1]);
    if (piece.kind === 'text') characters += piece.text.length + 2;
  }
  return components <= MAX_COMPONENTS && characters <= MAX_TEXT;
}

function toPage(pieces: readonly PageItem[], mood: Mood): MessagePage {
  const components: Component[] = [];
  const pings = new Map<string, Ping>();
  const pictures: Picture[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'parts') {
      components.push(...piece.components);
      if (piece.picture) pictures.push(piece.picture);
      continue;
    }
    for (const ping of piece.pings) pings.set(ping.id, ping);
    const before = components.at(-1);
    const last = pieces[at - 1];
    if (before && last && flowsOn(last, piece)) {
      // Quotes that follow one another would be one quote.
      const gap =
        piece.text.startsWith('> ') && last.kind === 'text' && last.text.startsWith('> ') ? '\n\n' : '\n';
      components[components.length - 1] = { ...before, content: `${before.content}${gap}${piece.text}` };
    } else {
      const text = { type: ComponentType.TextDisplay, content: piece.text };
      components.push(
        piece.beside ? { type: ComponentType.Section, components: [text], accessory: piece.beside } : text,
      );
    }
  }
  const color = COLORS[mood];
  return {
    components: [
      { type: ComponentType.Container, ...(color === undefined ? {} : { accent_color: color }), components },
    ],
    pictures,
    pings: [...pings.values()],
  };
}
