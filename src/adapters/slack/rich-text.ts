import { UNNAMED } from '../../messages/channel-name.ts';
import { plain, type Run, type Text } from '../../messages/message.ts';
import type { SlackBlock } from './block.ts';
import { MAX_BLOCK_TEXT, MAX_URL } from './limits.ts';

/** A piece of a rich text: never parsed by Slack, so foreign text can neither mention, link nor format. */
export type RichTextElement =
  | { type: 'text'; text: string; style?: { bold?: true; code?: true } }
  | { type: 'link'; url: string; text: string }
  | { type: 'user'; user_id: string }
  | { type: 'usergroup'; usergroup_id: string }
  | { type: 'channel'; channel_id: string }
  /** `fallback` is what a client shows that cannot show the moment in its reader's zone. */
  | { type: 'date'; timestamp: number; format: string; fallback: string };

const WEB = /^https?:\/\//i;
const USER_ID = /^[UW][A-Z0-9]{1,30}$/;
const GROUP_ID = /^S[A-Z0-9]{1,30}$/;
const CHANNEL_ID = /^[CG][A-Z0-9]{1,30}$/;
/** Tokens of the date element (reference/block-kit/blocks/rich-text-block). */
const TIME = '{time}';
// Not `today`: the words before it were chosen for a date.
const DAY_AND_TIME = '{date_short} {time}';

/** Whether Slack takes an address as a link. */
export function isLink(address: string): boolean {
  return WEB.test(address) && address.length <= MAX_URL;
}

/** Pieces of a text, empty ones left out (Slack refuses them). Only http(s) links link; only a `ping` mentions. */
export function piecesOf(text: Text): RichTextElement[] {
  const runs: Run[] = typeof text === 'string' ? [text] : text;
  const pieces: RichTextElement[] = [];
  for (const piece of runs.map(pieceOf)) {
    const last = pieces.at(-1);
    if (piece.type === 'text' && piece.text === '') continue;
    if (last && isBare(last) && isBare(piece))
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}

function isBare(piece: RichTextElement): piece is Extract<RichTextElement, { type: 'text' }> {
  return piece.type === 'text' && piece.style === undefined;
}

function pieceOf(run: Run): RichTextElement {
  if (typeof run === 'string') return { type: 'text', text: run };
  if ('bold' in run) return { type: 'text', text: run.bold, style: { bold: true } };
  if ('code' in run) return { type: 'text', text: run.code, style: { code: true } };
  if ('link' in run) {
    const text = run.text.slice(0, MAX_BLOCK_TEXT);
    return isLink(run.link) && text !== '' ? { type: 'link', url: run.link, text } : { type: 'text', text };
  }
  if ('person' in run) {
    const { person, ping } = run;
    // Slack knows the name of a person whom we know by id only.
    return (ping || person.name === UNNAMED) && person.platform === 'slack' && USER_ID.test(person.id)
      ? { type: 'user', user_id: person.id }
      : { type: 'text', text: person.name, style: { bold: true } };
  }
  if ('group' in run) {
    const { group, ping } = run;
    return ping && group.platform === 'slack' && GROUP_ID.test(group.id)
      ? { type: 'usergroup', usergroup_id: group.id }
      : { type: 'text', text: group.name, style: { bold: true } };
  }
  if ('channel' in run) {
    const { platform, channel } = run.channel;
    return platform === 'slack' && CHANNEL_ID.test(channel)
      ? { type: 'channel', channel_id: channel }
      : { type: 'text', text: plain([run]) };
  }
  if ('moment' in run) {
    const { moment, text, dated } = run;
    return Number.isSafeInteger(moment) && text !== ''
      ? {
          type: 'date',
          timestamp: Math.floor(moment / 1_000),
          format: dated ? DAY_AND_TIME : TIME,
          fallback: text,
        }
      : { type: 'text', text };
  }
  if ('command' in run) return { type: 'text', text: plain([run]), style: { code: true } };
  return { type: 'text', text: 'zone' in run ? run.others : run.text };
}

/** A moment where text is parsed (messaging/formatting-message-text, date formatting). */
export function parsedMoment({ moment, text, dated }: Extract<Run, { moment: number }>): string {
  const fallback = text.replace(/[<>|&^]/g, ' ');
  return `<!date^${Math.floor(moment / 1_000)}^${dated ? DAY_AND_TIME : TIME}|${fallback}>`;
}

/** What a piece says where only words can stand; what is a mere id there has none. */
export function wordsOf(piece: RichTextElement): string {
  if (piece.type === 'date') return piece.fallback;
  return piece.type === 'text' || piece.type === 'link' ? piece.text : '';
}

/** Characters of a piece as they count against the limit of a message. */
function lengthOf(piece: RichTextElement): number {
  switch (piece.type) {
    case 'user':
      return piece.user_id.length;
    case 'usergroup':
      return piece.usergroup_id.length;
    case 'channel':
      return piece.channel_id.length;
    case 'date':
      return piece.fallback.length;
    case 'link':
      return piece.text.length + piece.url.length;
    case 'text':
      return piece.text.length;
  }
}

/** Pieces in groups of at most `MAX_BLOCK_TEXT` characters; a long piece of text is divided. */
function dividePieces(pieces: readonly RichTextElement[]): RichTextElement[][] {
  const groups: RichTextElement[][] = [];
  let group: RichTextElement[] = [];
  let room = MAX_BLOCK_TEXT;
  const close = () => {
    if (group.length > 0) groups.push(group);
    group = [];
    room = MAX_BLOCK_TEXT;
  };
  for (const piece of pieces) {
    if (piece.type !== 'text') {
      if (lengthOf(piece) > room) close();
      group.push(piece);
      room -= lengthOf(piece);
      continue;
    }
    let rest = piece.text;
    while (rest !== '') {
      if (room <= 0) close();
      const part = head(rest, room);
      group.push({ ...piece, text: part });
      room -= part.length;
      rest = rest.slice(part.length);
    }
  }
  close();
  return groups;
}

/** At most `max` units without half a surrogate pair, and at least one character. */
function head(text: string, max: number): string {
  if (text.length <= max) return text;
  const code = text.charCodeAt(max - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? Math.max(max - 1, 2) : max);
}

/** Sections of rich text, one block each. A piece with a line break keeps its width as preformatted text. */
export function richText(pieces: readonly RichTextElement[]): SlackBlock[] {
  return dividePieces(pieces).map((elements) => {
    const [only] = elements;
    if (elements.length === 1 && only?.type === 'text' && only.style?.code && only.text.includes('\n'))
      return { type: 'rich_text', elements: [preformatted(only.text)] };
    return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  });
}

/** Foreign text in a field that Slack parses (messaging/formatting-message-text, escaping). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function preformatted(text: string): SlackBlock {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] };
}

/** Bulleted items, as many blocks as their length asks for. */
export function richList(items: readonly Text[]): SlackBlock[] {
  return sectionList(items.filter((item) => plain(item) !== '').map(piecesOf));
}

/** The same, of items in pieces. */
export function sectionList(items: readonly RichTextElement[][]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let sections: SlackBlock[] = [];
  let room = MAX_BLOCK_TEXT;
  const close = () => {
    if (sections.length > 0)
      blocks.push({
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: 'bullet', elements: sections }],
      });
    sections = [];
    room = MAX_BLOCK_TEXT;
  };
  for (const item of items) {
    for (const elements of dividePieces(item)) {
      const length = elements.reduce((sum, piece) => sum + lengthOf(piece), 0);
      if (length > room) close();
      sections.push({ type: 'rich_text_section', elements });
      room -= length;
    }
  }
  close();
  return blocks;
}
