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
}

/** Plain text as markup that shows the same. */
export function textAsHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>');
}
