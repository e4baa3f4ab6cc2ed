import type { Copy } from '../../messages/languages/copy.ts';
import { shownLabel } from '../../messages/mentions/label-name.ts';
import { type Element, type MentionView, textsOf } from '../../messages/message.ts';
import { address, escapeLine, escapeText, markdown, type Ping, pinged } from './markdown.ts';

/** An element that is words, as Discord markdown. */
export function elementMarkdown(
  element: Exclude<Element, { kind: 'chart' | 'buttons' | 'divider' | 'table' }>,
  words: Copy,
): string {
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
    case 'mention':
      return mentionText(element.mention, words);
  }
}

/** Whom an element notifies. */
export function pingsOf(element: Element): Ping[] {
  return textsOf(element).flatMap(pinged);
}

function mentionText(mention: MentionView, words: Copy): string {
  const label = shownLabel(mention, words);
  const about = [mention.source, mention.author, mention.when, label, mention.note]
    .filter((part) => part !== null && part !== '')
    .map((part) => (typeof part === 'string' ? escapeLine(part) : markdown(part!)))
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

function small(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `-# ${line}`))
    .join('\n');
}
