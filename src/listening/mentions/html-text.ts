import { Tokenizer } from 'htmlparser2';
import { plainText } from './plain-text.ts';

/** Markup beyond this is not read, text beyond that not kept. UTF-16 units. */
const MAX_MARKUP = 2_000_000;
export const MAX_POST_TEXT = 20_000;
const MAX_LINKS = 50;
const MAX_LINK_LENGTH = 2_048;

const DROPPED = new Set(
  'script style noscript template iframe noembed noframes object svg math title'.split(' '),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol option p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);

/**
 * The words a reader would see, and where links lead: entities decoded, block elements as line breaks, scripts and
 * styles left out, alternative texts of images kept. Linear in the input, which a tree builder is not for hostile
 * nesting: only tokens are read. Never throws.
 * @returns text of at most 20,000 characters, absolute http(s) links in order, each once, at most 50
 */
export function htmlToText(html: string): { text: string; links: string[] } {
  const source = html.length > MAX_MARKUP ? html.slice(0, MAX_MARKUP) : html;
  const parts: string[] = [];
  const links = new Set<string>();
  let length = 0;
  let tag = '';
  let attribute = '';
  let value = '';
  // Depth inside one kind of dropped element; the others inside it do not count.
  let dropped = '';
  let depth = 0;

  const append = (text: string): void => {
    if (depth > 0 || length > 2 * MAX_POST_TEXT) return;
    parts.push(text);
    length += text.length;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => append(source.slice(start, end).replace(/\s+/g, ' ')),
      ontextentity: (code) => append(code === 0xa0 ? ' ' : String.fromCodePoint(code)),
      onopentagname(start, end) {
        tag = source.slice(start, end).toLowerCase();
        if (BLOCKS.has(tag)) append('\n');
        else if (tag === 'td' || tag === 'th') append(' ');
        if (DROPPED.has(tag) && (depth === 0 || tag === dropped)) {
          dropped = tag;
          depth += 1;
        }
      },
      onclosetag(start, end) {
        const name = source.slice(start, end).toLowerCase();
        if (depth > 0) {
          if (name === dropped) depth -= 1;
        } else if (BLOCKS.has(name) && name !== 'br') append('\n');
      },
      onopentagend() {},
      onselfclosingtag() {
        // Only foreign elements close themselves; `<script/>` opens a script.
        if (depth > 0 && tag === dropped && (tag === 'svg' || tag === 'math')) depth -= 1;
      },
      onattribname(start, end) {
        attribute = source.slice(start, Math.min(end, start + 16)).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (attribute === 'href' || attribute === 'alt')
          value += source.slice(start, Math.min(end, start + MAX_LINK_LENGTH + 1 - value.length));
      },
      onattribentity(code) {
        if (value.length <= MAX_LINK_LENGTH) value += String.fromCodePoint(code);
      },
      onattribend() {
        if (attribute === 'alt' && tag === 'img') append(` ${value} `);
        if (attribute === 'href' && tag === 'a' && depth === 0) addLink(links, value);
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  const text = parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return { text: plainText(text, MAX_POST_TEXT), links: [...links] };
}

function addLink(links: Set<string>, value: string): void {
  const link = value.trim();
  if (links.size >= MAX_LINKS || link.length > MAX_LINK_LENGTH) return;
  if (/^https?:\/\/[^\s/]/i.test(link)) links.add(link);
}
