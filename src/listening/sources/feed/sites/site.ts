/** Why a kind of page can never be a feed, with what there is instead. */
export type NoFeed =
  /** A source of ours searches all of this place for keywords, without a key. */
  | { why: 'searched'; source: string }
  /** A source of ours does, where the workspace has switched it on. */
  | { why: 'opt-in'; source: string }
  /** A source of ours does, once whoever runs the bot has given it its key. */
  | { why: 'keyed'; source: string }
  /** A source of ours reads what is the customer's own there, once whoever runs the bot has set it up. */
  | { why: 'own'; source: string }
  /** It gives nothing out, and its terms forbid reading its pages by machine. */
  | { why: 'closed' }
  /** A conversation that only its members read. */
  | { why: 'chat' }
  /** Its podcasts have feeds, but it does not say where. */
  | { why: 'podcast' }
  /** It has feeds, but not of this: the person is told which pages have. */
  | { why: 'other-page' }
  /** It does not show a machine whose feed belongs to the page. */
  | { why: 'unnamed' };

/** Where the feed of a kind of page is. */
export interface PageKind {
  /** Addresses to try, best first. */
  feeds?: readonly string[];
  /** The feed has a name that only an answer of the site tells: the first match is `{found}` of `feed`. */
  ask?: { at: string; find: readonly RegExp[]; feed: string };
  none?: NoFeed;
}

/** A site as the table knows it. */
export interface Site {
  name: string;
  /** Host names without `www.`, `m.` and the like; `*.queue.example` is every name under it. */
  hosts: readonly string[];
  /** By pattern, the most particular first. `{origin}` in an address is that of the page. */
  pages: Readonly<Record<string, PageKind>>;
}

/** Software that many sites run, each under a name of its own. */
export interface Software {
  name: string;
  /** Its name, in the `generator` of its pages or in the headers of its answers. */
  sign: RegExp;
  /** Something that only its pages have. */
  mark?: RegExp;
  /** Paths that no other software has: tried even where nothing else says so. */
  sure?: Readonly<Record<string, readonly string[]>>;
  /** Where its sign was seen. */
  pages?: Readonly<Record<string, readonly string[]>>;
  /** Where it keeps the feed of the whole site, from the folder that it is installed in. */
  places?: readonly string[];
}
