import { type Copy, copyOf } from '../../messages/languages/copy.ts';
import type { Chart, Element, Message, Mood } from '../../messages/message.ts';
import type { SlackBlock } from './block.ts';
import { chartBlock } from './chart-block.ts';
import { elementBlocks } from './elements.ts';
import { cut, MAX_BLOCKS, MAX_CHARTS, MAX_MESSAGE_TEXT, MAX_TABLE_TEXT, MAX_TEXT } from './limits.ts';
import { escapeText } from './rich-text.ts';
import { looseTable } from './table.ts';

/** One Slack message: `text` is what notifications and screen readers get. */
export interface SlackPart {
  text: string;
  blocks: SlackBlock[];
}

export interface Rendered {
  /** At least one; the first is the message, the others continue it. */
  parts: SlackPart[];
  /** Charts that Slack cannot draw itself: to be uploaded as pictures. */
  pictures: Chart[];
  /** All charts, for a workspace that draws none. */
  charts: Chart[];
}

/** A sign beside the words of the title, never instead of them. */
const SIGNS: Readonly<Record<Mood, string>> = {
  plain: '',
  good: '🟢 ',
  warning: '⚠️ ',
  'severity-1': '🔴 ',
  'severity-2': '🟠 ',
  'severity-3': '🟡 ',
  'severity-4': '🔵 ',
  quiet: '⚪ ',
};

/** A message as Slack takes it: blocks within every limit of `limits.ts`, divided where one message cannot hold it. */
export function renderSlack(message: Message): Rendered {
  const charts = message.elements.flatMap((element) => (element.kind === 'chart' ? [element.chart] : []));
  const drawn = new Set(charts.filter((chart) => chartBlock(chart) !== null).slice(0, MAX_CHARTS));
  const groups = signed(message).flatMap((element) => {
    const blocks = elementBlocks(element, message.language, (chart) => drawn.has(chart));
    // A post and its menu stay in one message.
    return element.kind === 'mention' ? [blocks] : blocks.map((block) => [block]);
  });
  const text = escaped(message.summary);
  const parts = divide(groups, copyOf(message.language)).map((some) => ({ text, blocks: some }));
  const pictures = charts.filter((chart) => !drawn.has(chart));
  return { parts: parts.length > 0 ? parts : [{ text, blocks: [] }], pictures, charts };
}

/** Foreign text in the one field that Slack parses, within its length. */
function escaped(text: string): string {
  let out = text;
  // The escapes make it longer than it was: cut until the escaped text fits, never inside an escape.
  for (let max = MAX_TEXT; ; max = Math.floor(max * 0.8)) {
    out = escapeText(cut(text, max));
    if (out.length <= MAX_TEXT) return out === '' ? ' ' : out;
  }
}

function signed({ elements, mood }: Message): Element[] {
  const sign = SIGNS[mood];
  const first = elements.findIndex(({ kind }) => kind === 'heading' || kind === 'text');
  if (sign === '' || first === -1) return elements;
  return elements.map((element, nth) => {
    if (nth !== first) return element;
    if (element.kind === 'heading') return { ...element, text: `${sign}${element.text}` };
    if (element.kind !== 'text') return element;
    return {
      ...element,
      text: [sign, ...(typeof element.text === 'string' ? [element.text] : element.text)],
    };
  });
}

function divide(groups: readonly (readonly SlackBlock[])[], words: Copy): SlackBlock[][] {
  const parts: SlackBlock[][] = [];
  let part: SlackBlock[] = [];
  let room = MAX_MESSAGE_TEXT;
  const put = (group: readonly SlackBlock[]) => {
    const length = textLength(group);
    if (part.length > 0 && (part.length + group.length > MAX_BLOCKS || length > room)) {
      parts.push(part);
      part = [];
      room = MAX_MESSAGE_TEXT;
    }
    part.push(...group);
    room -= length;
  };
  for (const group of groups) {
    const [block] = group;
    const second = block?.type === 'table' && part.some(({ type }) => type === 'table');
    const tooLong = block?.type === 'table' && textLength(block) > MAX_TABLE_TEXT;
    if (block && (second || tooLong)) for (const shown of looseTable(block, words)) put([shown]);
    else put(group);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Characters that people read in a block, whatever its shape; links count with their address. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(value)) {
    if (typeof field !== 'string') sum += textLength(field);
    else if (READ.has(name)) sum += field.length;
  }
  return sum;
}

const READ = new Set([
  'text',
  'url',
  'title',
  'label',
  'name',
  'user_id',
  'usergroup_id',
  'channel_id',
  'fallback',
]);
