import { withoutTracking } from '../../mentions/canonical-url.ts';
import { parseUrl } from '../../parse-url.ts';

/** An address as a person meant it. */
export interface TypedAddress {
  url: URL;
  /** The person left the scheme to us: what does not answer by https may by http. */
  assumed: boolean;
}

/** Marks that are not seen: byte order, joiners, directions. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;
/** Schemes of feed readers and podcast players: the same address by the web. */
const READER_SCHEME = /^(?:feed|rss|itpc|pcast|podcast|itms-podcasts?|podcasts|view-source):(?:\/\/)?(?=\S)/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** `queue.example:8080` names a port, not a scheme. */
const HOST_AND_PORT = /^[\w.-]+:\d/;
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** What people call a place without its address, with the address that it has. */
const SHORT_NAMES: readonly [RegExp, string][] = [
  // Places of the fediverse.
  [/^@([\w.-]+)@([\w.-]+\.[a-z]{2,})$/i, 'https://$2/@$1'],
  [/^!([\w.-]+)@([\w.-]+\.[a-z]{2,})$/i, 'https://$2/c/$1'],
  // Names of Bluesky are host names, those of YouTube have no end like one.
  [
    /^@((?:[\w-]+\.)+(?:social|com|net|org|dev|app|io|me|eu|fr|de|uk|xyz|team|example))$/i,
    'https://bsky.app/profile/$1',
  ],
  [/^@([\w.\-·\p{L}]{3,30})$/u, 'https://www.youtube.com/@$1'],
  [/^\/?r\/([\w+]{2,100})\/?$/i, 'https://www.reddit.com/r/$1/'],
  [/^\/?(?:u|user)\/([\w-]{2,30})\/?$/i, 'https://www.reddit.com/user/$1/'],
];

/**
 * Reads what people paste as an address: with the markup of chats and notes around it, in a sentence, without its
 * scheme, with the scheme of a feed reader, with tracking, or only the name of a place.
 * @returns null when no address is in it
 */
export function typedAddress(typed: string): TypedAddress | null {
  const text = bare(typed.replace(UNSEEN, '').trim());
  for (const [name, address] of SHORT_NAMES)
    if (name.test(text)) return { url: new URL(text.replace(name, address)), assumed: false };
  const said = mended(text);
  const assumed = said.startsWith('//') || !HAS_SCHEME.test(said) || HOST_AND_PORT.test(said);
  const url = parseUrl(assumed ? `https://${said.replace(/^\/+/, '')}` : said);
  if (url === null || /\s/.test(said)) return null;
  return { url: withoutTracking(url), assumed: assumed || READER_SCHEME.test(text) };
}

/** The address alone: without brackets, quotes, the label of a link and the end of a sentence. */
function bare(text: string): string {
  // Slack puts `http://` before what was typed without.
  const labelled = /<https?:\/\/([^\s<>|]+?)\/?\|([^<>]+)>/i.exec(text);
  if (labelled && labelled[1]!.toLowerCase() === labelled[2]!.replace(/\/$/, '').toLowerCase())
    return labelled[2]!;
  const link =
    /<((?:https?|feed):[^\s<>|]+)(?:\|[^<>]*)?>/i.exec(text)?.[1] ??
    /\]\(\s*<?([^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)>?[^)]*\)/.exec(text)?.[1];
  const inside = link ?? (/\s/.test(text) ? (/(?:https?|feed):\/*[^\s<>"]+/i.exec(text)?.[0] ?? text) : text);
  let cut = inside.replace(/^[<"'“”„‘’«»‹›`*([{]+/, '').replace(/\|[^|<>]*>?$/, '');
  for (;;) {
    const last = cut.at(-1) ?? '';
    const opener = OPENERS[last];
    const closes = opener !== undefined && count(cut, opener) >= count(cut, last);
    if (!/[.,;:!?>"'“”‘’«»‹›`*…)\]}]/.test(last) || closes) break;
    cut = cut.slice(0, -1);
  }
  return cut.replaceAll('&amp;', '&').trim();
}

/** Slips of typing and pasting: `https//a`, `http://https://a`; schemes that only feed readers know. */
function mended(text: string): string {
  return text
    .replace(READER_SCHEME, (_scheme, at: number) =>
      at === 0 && !/^[\w-]+:(?:\/\/)?https?:/i.test(text) ? '//' : '',
    )
    .replace(/^(https?)\/\//i, '$1://')
    .replace(/^https?:\/\/(?=https?:?\/\/)/i, '')
    .replace(/^(https?)\/\//i, '$1://');
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
