import stringWidth from 'string-width';
import { type Copy, copyOf } from '../../messages/languages/copy.ts';
import { optionIn, verbIn } from '../../messages/languages/vocabulary.ts';
import { shownLabel } from '../../messages/mentions/label-name.ts';
import {
  type Button,
  type Chart,
  type Element,
  type LinkButton,
  type MentionView,
  type Menu,
  type Message,
  type Mood,
  plain,
} from '../../messages/message.ts';
import { drawChart } from './draw-chart.ts';
import { MAX_NAME, MENU_NUMBERED, MIN_WIDTH } from './limits.ts';
import { harmless, type Looks, printableUrl, type StyledText, spansOf, wrapSpans } from './spans.ts';
import { drawTable } from './table.ts';
import { breakWide } from './width.ts';

export interface TerminalLook {
  color: boolean;
  /** Columns. */
  width: number;
  /** Links as OSC 8 instead of printed addresses. */
  links?: boolean;
  /** Where the chart's picture was saved, if it was. */
  chartPath?(chart: Chart): string | null;
  /** The number by which a person presses this button, null = by none; called once for each, in order. */
  numberButton(button: Button): number | null;
}

type Draw = TerminalLook & {
  looks: Looks;
  room: number;
  words: Copy;
  language: Message['language'];
  shownWords: Set<string>;
  shownAddresses: Set<string | null>;
  /** The last of the posts that one can act on: how is said once for all of them. */
  lastPost: Element | undefined;
};

const BARS: Record<Mood, string> = {
  plain: '2',
  good: '32',
  warning: '33',
  'severity-1': '1;31',
  'severity-2': '31',
  'severity-3': '33',
  'severity-4': '34',
  quiet: '2',
};

/** A message as lines of text, with a bar at its left whose color only repeats what the words say. */
export function renderTerminal(message: Message, look: TerminalLook): string {
  const draw: Draw = {
    ...look,
    looks: { color: look.color, links: look.links ?? false },
    room: Math.max(MIN_WIDTH, look.width) - 2,
    words: copyOf(message.language),
    language: message.language,
    shownWords: new Set(message.elements.map(wordsIn)),
    shownAddresses: new Set(
      message.elements.map((element) =>
        element.kind === 'mention' ? printableUrl(element.mention.url) : null,
      ),
    ),
    lastPost: message.elements.findLast(
      (element) => element.kind === 'mention' && element.mention.ref !== undefined,
    ),
  };
  const lines: string[] = [];
  message.elements.forEach((element, index) => {
    const before = message.elements[index - 1];
    if (before && apart(before, element)) lines.push('');
    lines.push(...drawElement(element, draw));
  });
  const sign = message.mood === 'plain' || message.mood === 'quiet' ? '│' : '┃';
  const bar = look.color ? `\u001b[${BARS[message.mood]}m${sign}\u001b[0m` : sign;
  return lines.map((line) => `${bar} ${line}`.trimEnd()).join('\n');
}

/** The words of a heading or a text: a table's caption does not say them again. */
function wordsIn(element: Element): string {
  return element.kind === 'heading' || element.kind === 'text' ? plain(element.text) : '';
}

/** An empty line between what can be read apart; a text and what it introduces stay together. */
function apart(before: Element, element: Element): boolean {
  if (before.kind === 'heading') return false;
  if (before.kind !== 'text')
    return !(before.kind === 'list' && element.kind === 'text' && !isTitle(element));
  if (element.kind === 'text') return isTitle(element);
  return element.kind !== 'list' && element.kind !== 'mention';
}

/** A text that is bold from end to end stands above a section of its own. */
function isTitle({ text }: Extract<Element, { kind: 'text' }>): boolean {
  return Array.isArray(text) && text.length === 1 && typeof text[0] === 'object' && 'bold' in text[0];
}

function drawElement(element: Element, draw: Draw): string[] {
  const { looks, room } = draw;
  switch (element.kind) {
    case 'heading':
      return wrapSpans([{ text: harmless(element.text), style: 'bold' }], room, looks);
    case 'text':
      return wrapSpans(spansOf(element.text, looks), room, looks);
    case 'note':
      return wrapSpans(dim(spansOf(element.text, looks)), room, looks);
    case 'divider':
      return ['─'.repeat(room)];
    case 'facts':
      return drawFacts(element.facts, draw);
    case 'list':
      return element.items.flatMap((item) => hang('• ', wrapSpans(spansOf(item, looks), room - 2, looks)));
    case 'table':
      return drawTableElement(element, draw);
    case 'mention':
      return [
        ...drawMention(element.mention, draw),
        ...(element === draw.lastPost ? drawHint(element.mention, draw) : []),
      ];
    case 'chart':
      return drawChartElement(element.chart, draw);
    case 'buttons':
      return [
        ...drawButtons(element.buttons, element.menus ?? [], draw),
        ...drawLinks(element.links ?? [], draw),
      ];
  }
}

function drawTableElement(
  table: Extract<Element, { kind: 'table' }>,
  { looks, room, shownWords }: Draw,
): string[] {
  const { caption, columns, rows, numeric } = table;
  const title = shownWords.has(caption)
    ? []
    : wrapSpans([{ text: harmless(caption), style: 'bold' }], room, looks);
  return [...title, ...drawTable(columns, rows, numeric, room, looks)];
}

function drawFacts(facts: Extract<Element, { kind: 'facts' }>['facts'], { looks, room }: Draw): string[] {
  const names = facts.map(({ name }) => harmless(name));
  const width = Math.min(MAX_NAME, Math.max(0, ...names.map((label) => stringWidth(label))));
  return facts.flatMap(({ value }, index) => {
    const lines = wrapSpans(spansOf(value, looks), room - width - 2, looks);
    const name = clipTo(names[index]!, width);
    const label = wrapSpans([{ text: name, style: 'dim', solid: true }], width, looks)[0]!;
    const gap = ' '.repeat(width - stringWidth(name));
    const indent = ' '.repeat(width + 2);
    return [`${label}${gap}  ${lines[0] ?? ''}`, ...lines.slice(1).map((line) => `${indent}${line}`)];
  });
}

function drawMention(mention: MentionView, { looks, room, words }: Draw): string[] {
  const label = shownLabel(mention, words);
  const about = [
    mention.ref ?? null,
    mention.source,
    mention.author,
    plain(mention.when),
    label,
    mention.note,
  ]
    .filter((part) => part !== null && part !== '')
    .map((part) => harmless(part!))
    .join(' · ');
  const url = printableUrl(mention.url);
  const lines = [
    ...(mention.title === null || mention.title === ''
      ? []
      : wrapSpans([{ text: harmless(mention.title), style: 'bold' }], room - 2, looks)),
    ...(mention.excerpt === '' ? [] : wrapSpans(excerptSpans(mention, looks), room - 2, looks)),
    ...wrapSpans([{ text: about, style: 'dim' }], room - 2, looks),
    ...(url === null ? [] : wrapSpans([{ text: url, style: 'link', url, solid: true }], room - 2, looks)),
  ];
  return lines.map((line) => `▏ ${line}`);
}

function drawHint({ ref = '' }: MentionView, { looks, room, words, language }: Draw): string[] {
  const command = `/earshot ${harmless(verbIn('mark', language))} ${ref}`;
  return wrapSpans(dim(spansOf([words.terminal.onPost, ' ', { command }], looks)), room, looks);
}

function excerptSpans({ excerpt, highlights }: MentionView, looks: Looks): StyledText[] {
  const spans: StyledText[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    if (start < at || end > excerpt.length || start >= end) continue;
    const found = harmless(excerpt.slice(start, end));
    spans.push({ text: harmless(excerpt.slice(at, start)) });
    spans.push({ text: looks.color ? found : `*${found}*`, style: 'mark' });
    at = end;
  }
  spans.push({ text: harmless(excerpt.slice(at)) });
  return spans;
}

function drawChartElement(chart: Chart, { looks, room, words, language, chartPath }: Draw): string[] {
  const path = chartPath?.(chart) ?? null;
  return [
    ...drawChart(chart, { language, copy: words, room, looks }),
    ...(path === null ? [] : wrapSpans([{ text: words.units.picture(harmless(path)) }], room, looks)),
  ];
}

function drawButtons(buttons: readonly Button[], menus: readonly Menu[], draw: Draw): string[] {
  const { looks, room, words, language, numberButton } = draw;
  const item = (label: string, button: Button): StyledText[] => {
    const number = numberButton(button);
    const name = number === null ? `[${harmless(label)}]` : `[${number}] ${harmless(label)}`;
    return [{ text: name, style: 'bold', solid: true }, { text: '  ' }];
  };
  const lines =
    buttons.length === 0
      ? []
      : wrapSpans(
          buttons.flatMap((button) => item(button.label, button)),
          room,
          looks,
        );
  for (const menu of menus) {
    const { label, verb, args, arg, options } = menu;
    const name: StyledText = { text: words.units.colon(harmless(label), '') };
    const isLong = options.length > MENU_NUMBERED;
    // Keywords stand in the message, by the names that one types; of zones and the like people need to see some.
    const numbered = isLong && !fillsOption(menu, language) ? 0 : MENU_NUMBERED;
    const items = options
      .slice(0, numbered)
      .flatMap((option) =>
        item(option.label, { label: option.label, verb, args: { ...args, [arg]: option.value } }),
      );
    if (isLong) items.push(...spansOf([{ code: typedMenu(menu, language) }], looks));
    lines.push(...wrapSpans([name, ...items], room, looks));
  }
  return lines;
}

function fillsOption({ verb, arg }: Pick<Menu, 'verb' | 'arg'>, language: Message['language']): boolean {
  return Object.hasOwn(copyOf(language).commands[verb]?.options ?? {}, arg);
}

/** The command that does what a menu does, with gaps for what is to be said. */
function typedMenu({ verb, args, arg }: Menu, language: Message['language']): string {
  const isOption = fillsOption({ verb, arg }, language);
  const words = ['/earshot', verbIn(verb, language)];
  if ('target' in args || !isOption) words.push('…');
  if (isOption) words.push(`--${optionIn(verb, arg, language)}`, '…');
  return harmless(words.join(' '));
}

/** What is to be opened, by its address; not where that stands above already. */
function drawLinks(links: readonly LinkButton[], { looks, room, words, shownAddresses }: Draw): string[] {
  return links.flatMap(({ label, to }) => {
    const url = typeof to === 'string' ? printableUrl(to) : null;
    if (url === null || shownAddresses.has(url)) return [];
    const name = words.units.colon(harmless(label), '').trimEnd();
    return wrapSpans([{ text: `${name} ` }, { text: url, style: 'link', url, solid: true }], room, looks);
  });
}

function clipTo(text: string, width: number): string {
  return stringWidth(text) <= width ? text : `${breakWide(text, width - 1)[0]}…`;
}

function dim(spans: readonly StyledText[]): StyledText[] {
  return spans.map((span) => (span.style ? span : { ...span, style: 'dim' }));
}

function hang(mark: string, [first, ...rest]: string[]): string[] {
  return [`${mark}${first ?? ''}`, ...rest.map((line) => `  ${line}`)];
}
