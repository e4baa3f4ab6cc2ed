import stringWidth from 'string-width';
import { plain, type Run, type Text } from '../../messages/message.ts';
import { breakWide } from './width.ts';

type Style = 'bold' | 'dim' | 'code' | 'link' | 'mark' | 'person';

/** A piece of a line in one look. `solid` is never broken at its spaces. */
export interface StyledText {
  text: string;
  style?: Style;
  url?: string;
  solid?: boolean;
}

export interface Looks {
  color: boolean;
  /** Links as OSC 8, for terminals that make them clickable; else the address is printed. */
  links: boolean;
}

const CODES: Record<Style, string> = {
  bold: '1',
  dim: '2',
  code: '36',
  link: '4',
  mark: '1;33',
  person: '35',
};

// Everything that moves the cursor, changes colors, or turns the direction of what follows.
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text that a terminal prints as text: no control or direction characters but line breaks. */
export function harmless(text: string): string {
  return text.replace(/\t/g, ' ').replace(CONTROL, '');
}

/** An address fit for printing, or null when it is none that a person should open. */
export function printableUrl(url: string): string | null {
  const clean = harmless(url).replace(/\s/g, '');
  return /^https?:\/\//i.test(clean) ? clean : null;
}

/** A message's text as spans. Code keeps its line breaks, for carets under a query. */
export function spansOf(text: Text, looks: Looks): StyledText[] {
  if (typeof text === 'string') return [{ text: harmless(text) }];
  return merged(text.flatMap((run) => spansOfRun(run, looks)));
}

/** Words that follow each other in one look are one span: a line never breaks between a time and its full stop. */
function merged(spans: readonly StyledText[]): StyledText[] {
  const out: StyledText[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && isPlain(last) && isPlain(span)) out[out.length - 1] = { text: last.text + span.text };
    else out.push(span);
  }
  return out;
}

function isPlain({ style, url, solid }: StyledText): boolean {
  return style === undefined && url === undefined && solid !== true;
}

function spansOfRun(run: Run, looks: Looks): StyledText[] {
  if (typeof run === 'string') return [{ text: harmless(run) }];
  if ('bold' in run) return [{ text: harmless(run.bold), style: 'bold' }];
  if ('code' in run || 'command' in run) {
    const code = harmless(plain([run]));
    return [{ text: looks.color || code.includes('\n') ? code : `\`${code}\``, style: 'code', solid: true }];
  }
  if ('person' in run) return [{ text: `@${harmless(run.person.name)}`, style: 'person', solid: true }];
  if ('group' in run) return [{ text: `@${harmless(run.group.name)}`, style: 'person', solid: true }];
  if (!('link' in run)) return [{ text: harmless(plain([run])) }];
  const url = printableUrl(run.link);
  const name = harmless(run.text);
  if (url === null) return [{ text: name }];
  if (looks.links) return [{ text: name, style: 'link', url }];
  return name === url
    ? [{ text: url, style: 'link', solid: true }]
    : [
        { text: name, style: 'bold' },
        { text: ` (${url})`, style: 'dim' },
      ];
}

/** What never begins a line: the word before it comes along. */
const CLOSING = /^[,.;:!?)\]…»”]/;

/** The pieces at the end of a line between which there is no space; none when the whole line is one word. */
function lastWord(line: readonly StyledText[]): StyledText[] {
  const space = line.findLastIndex(({ text }) => text.trim() === '');
  return space === -1 ? [] : line.slice(space + 1);
}

/** Spans in lines of at most `width` columns; what has no space to break at (an address) stays whole. */
export function wrapSpans(spans: readonly StyledText[], width: number, looks: Looks): string[] {
  const lines: string[] = [];
  let line: StyledText[] = [];
  let used = 0;
  const flush = () => {
    lines.push(paint(line, looks));
    line = [];
    used = 0;
  };
  for (const piece of piecesOf(spans, width)) {
    if (piece === 'break') {
      flush();
      continue;
    }
    const size = stringWidth(piece.text);
    if (used + size > width && used > 0 && piece.text.trim() !== '') {
      const word = CLOSING.test(piece.text) ? lastWord(line) : [];
      const carried = word.reduce((sum, { text }) => sum + stringWidth(text), 0);
      const fits = carried + size <= width;
      if (fits) line.splice(line.length - word.length);
      flush();
      if (fits) line.push(...word);
      used = fits ? carried : 0;
    }
    if (used === 0 && piece.text.trim() === '' && lines.length > 0) continue;
    line.push(piece);
    used += size;
  }
  if (line.length > 0 || lines.length === 0) flush();
  return lines;
}

/** Words, the spaces between them, and line breaks. */
function piecesOf(spans: readonly StyledText[], width: number): (StyledText | 'break')[] {
  const pieces: (StyledText | 'break')[] = [];
  for (const span of spans) {
    span.text.split('\n').forEach((line, index) => {
      if (index > 0) pieces.push('break');
      // No-break spaces are no place to break: French puts them before its punctuation.
      const whole = span.solid && (stringWidth(line) <= width || !line.includes(' '));
      const parts = whole ? [line] : line.split(/( +)/);
      for (const part of parts) {
        if (part === '') continue;
        const pieceTexts = whole || /^\(?https?:/.test(part) ? [part] : breakWide(part, width);
        for (const text of pieceTexts) pieces.push({ ...span, text });
      }
    });
  }
  return pieces;
}

function paint(line: readonly StyledText[], looks: Looks): string {
  const text: string[] = [];
  for (let at = 0; at < line.length; ) {
    const first = line[at]!;
    let to = at + 1;
    while (to < line.length && line[to]!.style === first.style && line[to]!.url === first.url) to++;
    text.push(
      styled(
        line
          .slice(at, to)
          .map((span) => span.text)
          .join(''),
        first,
        looks,
      ),
    );
    at = to;
  }
  return text.join('').trimEnd();
}

function styled(text: string, { style, url }: StyledText, { color, links }: Looks): string {
  const painted = color && style ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  return links && url ? `\u001b]8;;${url}\u001b\\${painted}\u001b]8;;\u001b\\` : painted;
}
