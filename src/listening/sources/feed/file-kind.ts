import { isWebPage } from './parse.ts';

/** Files that people take for feeds, or that servers send in the place of one. */
export type FileKind =
  | 'sitemap'
  | 'feed-list'
  | 'api'
  | 'xml'
  | 'picture'
  | 'sound'
  | 'video'
  | 'document'
  | 'archive'
  | 'calendar'
  | 'text'
  | 'empty';

const BY_TYPE: readonly [RegExp, FileKind][] = [
  [/^image\//i, 'picture'],
  [/^audio\//i, 'sound'],
  [/^video\//i, 'video'],
  [/^application\/(?:pdf|msword|vnd\.|epub|rtf|postscript)/i, 'document'],
  [/^application\/(?:zip|gzip|x-gzip|x-tar|x-7z|x-rar|java-archive)/i, 'archive'],
  [/^text\/calendar/i, 'calendar'],
];
/** By the first bytes, in hexadecimal. */
const BY_FIRST_BYTES: readonly [RegExp, FileKind][] = [
  [/^(?:89504e47|47494638|ffd8ff|424d.{8}0000|52494646.{8}57454250|00000100)/, 'picture'],
  [/^(?:494433|4f676753|664c6143|52494646.{8}57415645)/, 'sound'],
  [/^(?:.{8}66747970|1a45dfa3)/, 'video'],
  [/^25504446/, 'document'],
  [/^(?:504b0304|1f8b|377abcaf|52617221)/, 'archive'],
  [/^424547494e3a5643414c/, 'calendar'],
];

/**
 * What an answer is that is no feed.
 * @param text its bytes, decoded
 * @returns null for a web page
 */
export function fileKindOf(bytes: Uint8Array, type: string | null, text: string): FileKind | null {
  if (bytes.byteLength === 0 || text.trim() === '') return 'empty';
  const first = Buffer.from(bytes.subarray(0, 32)).toString('hex');
  const byBytes = BY_FIRST_BYTES.find(([marks]) => marks.test(first))?.[1];
  if (byBytes) return byBytes;
  if (isWebPage(text)) return null;
  // Also behind the warnings that a server prints before it.
  if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 5_000))) return 'xml';
  const head = text
    .slice(0, 5_000)
    .replace(/^\ufeff/, '')
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype[^>]*>/gi, '')
    .trim();
  const root = /^<(?:[\w-]+:)?([\w-]+)/.exec(head)?.[1]?.toLowerCase();
  if (root === 'urlset' || root === 'sitemapindex') return 'sitemap';
  if (root === 'opml') return 'feed-list';
  if (root === 'svg') return 'picture';
  if (/^[[{]/.test(head)) return 'api';
  const byType = BY_TYPE.find(([types]) => types.test(type?.trim() ?? ''))?.[1];
  if (byType) return byType;
  if (/^\s*(?:text\/html|application\/xhtml)/i.test(type ?? '')) return null;
  // Pages without their outermost element are pages all the same.
  if (
    root &&
    /^(?:html|head|body|title|meta|link|script|style|div|p|h[1-6]|table|main|section|article|header|center|a|ul|span|noscript|img|br)$/.test(
      root,
    )
  )
    return null;
  return root ? 'xml' : 'text';
}
