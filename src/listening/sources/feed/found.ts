import { htmlToText } from '../../mentions/html-text.ts';

/** A feed as a parser found it: strings as written, nothing resolved, dated or trusted yet. */
export interface FoundFeed {
  title: string | undefined;
  link: string | undefined;
  lang: string | undefined;
  base: string | undefined;
  /** Minutes between two reads that the feed asks for. */
  minutes: number | undefined;
  hub: string | undefined;
  self: string | undefined;
  newAddress?: string | undefined;
  author: FoundAuthor | undefined;
  items: FoundItem[];
}

export interface FoundAuthor {
  name: string | undefined;
  url: string | undefined;
}

export interface FoundItem {
  /** The name that the feed gives the item (Atom id, RSS guid, RDF about, JSON id). */
  id: string | undefined;
  /** Addresses of the item, best first. */
  links: (string | undefined)[];
  /** Plain text. */
  title: string | undefined;
  html: string | undefined;
  author: FoundAuthor | undefined;
  published: string | undefined;
  edited: string | undefined;
  original: string | undefined;
  tags: (string | undefined)[];
  lang: string | undefined;
  base: string | undefined;
  /** All other texts of the item, markup or plain. */
  texts?: string[];
  /** Other dates of it, likeliest first. */
  dates?: string[];
  /** All languages that it declares. */
  languages?: string[];
}

/** Plain text as markup that shows the same. */
export function textAsHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>');
}

/** A title that may be markup or plain text; as markup both come out right. */
export function titleOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : wordsIn(text);
}

/** What a reader sees of a text that may be markup. Most hold no sign of it. */
export function wordsIn(text: string): string {
  return /[<&]/.test(text) ? htmlToText(singly(text)).text : text.replace(/\s+/g, ' ').trim();
}

/**
 * Markup as it was meant where a program escaped it twice: `&amp;rsquo;` is an apostrophe, and a section of character data
 * inside of another is but its text.
 */
export function singly(html: string): string {
  const bare = html.includes('<![CDATA[') ? html.replace(/<!\[CDATA\[|\]\]>/g, '') : html;
  return bare.replace(/&amp;(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)/gi, '&');
}
