import { Parser } from 'htmlparser2';

/** All that an item says, whatever module of RSS or Atom it says it with, as the feed has it. */
export interface ItemTexts {
  /** Names by which a reader calls the item: its id, its address, its title. */
  names: string[];
  /** Markup or plain text. */
  texts: string[];
  /** Names of people and what it is filed under: words of the item, but none of its text. */
  labels: string[];
  /** Texts of elements that hold a date, likeliest first. */
  dates: string[];
  languages: string[];
  /** Who wrote it, likeliest first: an element may be called so in any module, and hold a name, an address or both. */
  authors: string[];
  /** Its addresses, as text or as an attribute, whichever the format wants. */
  links: string[];
}

/** Elements that say nothing in words: addresses, ids, figures, what is the same in every item. */
const SILENT = new Set(
  (
    'link id guid identifier url uri email generator docs ttl origlink origenclosurelink commentrss commentsrss postid post-id ' +
    'videoid channelid playlistid rights copyright license licence explicit block episodetype duration format type status ' +
    'currency hash player restriction rating image icon logo thumbnail language point box line polygon lat long ' +
    'encodedcontentlength statistics price-type'
  ).split(' '),
);
/** In the order in which they are believed. */
const DATES =
  'pubdate published issued publicationdate date created datetime timestamp available updated modified lastmod';
const DATE_NAMES = DATES.split(' ');
/** Elements whose markup may stand there unescaped: their words are one text. */
const MARKUP = new Set(
  'content summary title description encoded body div subtitle text tagline p html full-text'.split(' '),
);
const NUMBERED = ['name', 'display', 'title'];
const SPOKEN = ['title', 'label', 'alt', 'text', 'caption', 'description', 'summary'];
const LABELS = new Set(
  'author creator name credit contributor person publisher category subject keywords tag tags section department'.split(
    ' ',
  ),
);
/** Links that lead to the item or to what it is about; others have titles that change by the hour ("3 comments"). */
const LEADING = new Set(['alternate', 'enclosure', 'related', 'via']);
const MAX_TEXTS = 200;

interface Open {
  name: string;
  text: string;
  /** What a credit is for. */
  role?: string | undefined;
}

/**
 * The words of each item of a feed in XML, in the order of the feed. The readers know a few dozen modules; this takes every
 * element for what it is: a name and a text. Linear, never throws.
 */
export function itemTextsIn(xml: string, maxItems: number): ItemTexts[] {
  const items: ItemTexts[] = [];
  let item: ItemTexts | null = null;
  let open: Open[] = [];
  /** Depth inside markup, whose elements are no elements of the feed. */
  let markup = 0;
  const parser = new Parser(
    {
      onopentag(fullName, attributes) {
        const name = localName(fullName);
        if (item === null) {
          if (items.length >= maxItems || (name !== 'item' && name !== 'entry')) return;
          item = { names: [], texts: [], labels: [], dates: [], languages: [], authors: [], links: [] };
          items.push(item);
          open = [];
          markup = 0;
          addLanguage(item, attributes['xml:lang']);
          return;
        }
        addLanguage(item, attributes['xml:lang']);
        addSpoken(item, name, attributes);
        if (markup > 0) {
          open.at(-1)!.text += isBlock(name) ? '\n' : '';
          markup += 1;
          return;
        }
        const parent = open.at(-1);
        if (parent && MARKUP.has(parent.name) && /^(?:x?html:)?[a-z][a-z\d]*$/i.test(fullName)) {
          markup = 1;
          return;
        }
        if (name === 'link' && open.length === 0 && /^(?:alternate)?$/i.test(attributes.rel ?? ''))
          addLink(item, attributes.href);
        open.push({ name, text: '', role: attributes.role });
      },
      ontext(text) {
        const last = open.at(-1);
        if (item !== null && last) last.text += text;
      },
      onclosetag(fullName) {
        const name = localName(fullName);
        if (item === null) return;
        if (markup > 0) {
          if (isBlock(name)) open.at(-1)!.text += '\n';
          markup -= 1;
          return;
        }
        const closed = open.pop();
        if (!closed) {
          if (name === 'item' || name === 'entry') item = null;
          return;
        }
        addText(item, closed);
        addAuthor(item, closed, open);
        if (closed.name === 'link' && open.length === 0) addLink(item, closed.text);
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return items;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function isBlock(name: string): boolean {
  return /^(?:p|div|br|li|h[1-6]|tr|blockquote)$/.test(name);
}

function addLanguage(item: ItemTexts, language: string | undefined): void {
  if (language && item.languages.length < 10) item.languages.push(language);
}

function addSpoken(item: ItemTexts, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'link' && !LEADING.has(attributes.rel ?? 'alternate')) return;
  const into = LABELS.has(name) ? item.labels : item.texts;
  for (const attribute of name === 'season' || name === 'episode' ? NUMBERED : SPOKEN)
    say(into, attributes[attribute]);
}

function addText(item: ItemTexts, { name, text }: Open): void {
  const said = text.trim();
  if (said === '') return;
  if (name === 'language') {
    for (const language of said.split(/[\s,;/]+/)) addLanguage(item, language);
    return;
  }
  const isName = name === 'guid' || name === 'id' || name === 'link' || name === 'title';
  if (isName && item.names.length < 8) item.names.push(said);
  if (DATE_NAMES.includes(name)) item.dates.push(said);
  else if (LABELS.has(name)) for (const label of said.split(/[,;]/)) say(item.labels, label);
  else if (!SILENT.has(name)) say(item.texts, said);
}

function addLink({ links }: ItemTexts, address = ''): void {
  if (address.trim() !== '' && links.length < 8) links.push(address.trim());
}

/** Those of what the item was taken from are not its own. */
function addAuthor(item: ItemTexts, { name, text, role }: Open, around: readonly Open[]): void {
  if (item.authors.length >= 8) return;
  // Deeper there is none: it would cost every element a look at all that are open.
  if (around.slice(-3).some((outer) => outer.name === 'source' || outer.name === 'comment')) return;
  const isAuthor =
    name === 'author' ||
    name === 'creator' ||
    (name === 'name' && around.at(-1)?.name === 'author') ||
    (name === 'credit' && role?.trim().toLowerCase() === 'author');
  const written = isAuthor
    ? withoutMail(text)
        .replace(/[()[\]<>]/g, ' ')
        .trim()
    : '';
  if (/\p{L}/u.test(written)) item.authors.push(written);
}

/** Word by word: texts of a language without spaces are one word of any length. */
function withoutMail(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(/[^\s<>()"'=]+/g, (word) => {
    const at = word.indexOf('@', 1);
    return at > 0 && word.lastIndexOf('.', word.length - 2) > at + 1 ? ' ' : word;
  });
}

/** What holds no letter, or is but an address, is no text; an address of mail in one is nobody's name. */
function say(into: string[], given: string | undefined): void {
  if (given === undefined || into.length >= MAX_TEXTS) return;
  const text = withoutMail(given).trim();
  if (
    !/\p{L}/u.test(text) ||
    /^(?:[a-z][a-z+.-]*:\/\/|(?:mailto|tel|urn|tag|data|cid|magnet|javascript):)\S+$/i.test(text)
  )
    return;
  if (/^[a-z]+\/[\w.+-]+$/i.test(text) || /^(?:true|false|yes|no|html|xhtml)$/i.test(text)) return;
  into.push(text);
}
