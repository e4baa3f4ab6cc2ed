import { Tokenizer } from 'htmlparser2';
import { withoutFalseTags } from './false-tags.ts';
import { plainText } from './plain-text.ts';
import { QUOTED } from './quotes.ts';

/** Markup beyond this is not read, text beyond that not kept. UTF-16 units. */
const MAX_MARKUP = 2_000_000;
/** A text is matched up to here, whatever is kept of it. */
export const MAX_READ = 1_000_000;
const MAX_LINKS = 50;
const MAX_VALUE = 2_048;

const DROPPED = new Set(
  'script style noscript template iframe noembed noframes object svg math title'.split(' '),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol option p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
/** Elements whose words a reader sees in their place, or with the pointer on them. */
const WORDS_IN: Readonly<Record<string, readonly string[]>> = {
  img: ['alt', 'title'],
  area: ['alt', 'title'],
  video: ['title', 'aria-label'],
  audio: ['title', 'aria-label'],
  embed: ['title'],
  abbr: ['title'],
  figure: ['title'],
  input: ['alt', 'placeholder'],
};
const READ_VALUES = new Set(['href', 'class', 'alt', 'title', 'aria-label', 'placeholder']);
/** Words of others as forums, mail programs and servers of the Fediverse mark them, beside `blockquote`. */
const QUOTES =
  /(?:^|\s)(?:quote|quote-inline|quoted|quoted-text|quote[_-]?(?:block|body|box|container|content|main|wrapper)|(?:gmail|yahoo|protonmail|zmail|tutanota)_quote[d]?|gmail_attr|moz-cite-prefix|moz-email-headers-table|bb[_-]?code[_-]?quote|bbcodeblock--quote|bbcodequote|mycode_quote|quotecontent|bb-quote|quotetop|quotemain|quote_container)(?=\s|$)/i;
const MAY_QUOTE = new Set('aside div p span section td table fieldset cite details'.split(' '));

/**
 * The words a reader would see, and where links lead: entities decoded, block elements as line breaks, scripts and
 * styles left out, alternative texts of images kept, words of others marked as quoted. Linear in the input, which a tree
 * builder is not for hostile nesting: only tokens are read. Never throws.
 * @returns text of at most a million characters, absolute http(s) links in order, each once, at most 50
 */
export function htmlToText(html: string): { text: string; links: string[] } {
  const source = withoutFalseTags(html.length > MAX_MARKUP ? html.slice(0, MAX_MARKUP) : html);
  const parts: string[] = [];
  const links = new Set<string>();
  let length = 0;
  let tag = '';
  let attribute = '';
  let value = '';
  let values = new Map<string, string>();
  // Depth inside one kind of dropped element; the others inside it do not count.
  let dropped = '';
  let depth = 0;
  // The same of the outermost quoted element, and where its words begin.
  let quoting = '';
  let quoteDepth = 0;
  let quotedFrom = 0;

  const append = (text: string): void => {
    if (depth > 0 || length > 2 * MAX_READ) return;
    parts.push(text);
    length += text.length;
  };
  const endQuote = (): void => {
    quoteDepth = 0;
    const lines = parts.splice(quotedFrom).join('').split('\n');
    for (const line of lines) if (line.trim() !== '') parts.push(`\n${QUOTED}${line.trim()}`);
    parts.push('\n');
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => append(source.slice(start, end).replace(/\s+/g, ' ')),
      ontextentity: (code) => append(code === 0xa0 ? ' ' : String.fromCodePoint(code)),
      onopentagname(start, end) {
        tag = source.slice(start, end).toLowerCase();
        if (values.size > 0) values = new Map();
        if (BLOCKS.has(tag)) append('\n');
        else if (tag === 'td' || tag === 'th') append(' ');
        if (quoteDepth > 0 && tag === quoting) quoteDepth += 1;
        if (DROPPED.has(tag) && (depth === 0 || tag === dropped)) {
          dropped = tag;
          depth += 1;
        }
      },
      onclosetag(start, end) {
        const name = source.slice(start, end).toLowerCase();
        if (depth > 0) {
          if (name === dropped) depth -= 1;
          return;
        }
        if (BLOCKS.has(name) && name !== 'br') append('\n');
        if (quoteDepth > 0 && name === quoting) {
          if (quoteDepth === 1) endQuote();
          else quoteDepth -= 1;
        }
      },
      onopentagend() {
        if (depth > 0) return;
        const words = new Set(WORDS_IN[tag]?.map((name) => values.get(name)?.trim()));
        for (const said of words) if (said) append(` ${said} `);
        if (tag === 'a') addLink(links, values.get('href') ?? '');
        if (quoteDepth === 0 && isQuote(tag, values.get('class'))) {
          quoting = tag;
          quoteDepth = 1;
          quotedFrom = parts.length;
        }
      },
      onselfclosingtag() {
        // Only foreign elements close themselves; `<script/>` opens a script.
        if (depth > 0 && tag === dropped && (tag === 'svg' || tag === 'math')) depth -= 1;
        else this.onopentagend(0);
      },
      onattribname(start, end) {
        attribute = source.slice(start, Math.min(end, start + 16)).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (READ_VALUES.has(attribute))
          value += source.slice(start, Math.min(end, start + MAX_VALUE + 1 - value.length));
      },
      onattribentity(code) {
        if (value.length <= MAX_VALUE) value += String.fromCodePoint(code);
      },
      onattribend() {
        if (READ_VALUES.has(attribute) && !values.has(attribute)) values.set(attribute, value);
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
  if (quoteDepth > 0) endQuote();
  const text = parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return { text: plainText(text, MAX_READ), links: [...links] };
}

function isQuote(tag: string, classes: string | undefined): boolean {
  return tag === 'blockquote' || (classes !== undefined && MAY_QUOTE.has(tag) && QUOTES.test(classes));
}

function addLink(links: Set<string>, value: string): void {
  const link = value.trim();
  if (links.size >= MAX_LINKS || link.length > MAX_VALUE) return;
  if (/^https?:\/\/[^\s/]/i.test(link)) links.add(link);
}
