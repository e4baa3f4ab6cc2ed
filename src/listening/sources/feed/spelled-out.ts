import { decodeText } from '../shared/charset/decode.ts';
import { textAsHtml } from './found.ts';

const BASE64 =
  /(<((?:[\w-]{1,20}:)?(?:title|content|summary|tagline|info))\s(?:[^<>]*?\s)?)mode=(["'])base64\3([^<>]*>)([a-z\d+/=\s]*)(?=<\/\2\s*>)/gi;
const ENTITY =
  /<!ENTITY\s{1,20}([a-z_][\w.-]{0,40})\s{1,20}(?:"(&#\w{1,8};|[^&<%"]{0,100})"|'(&#\w{1,8};|[^&<%']{0,100})')\s{0,20}>/gi;
const TWO_HALVES = /&#(5\d{4}|x[\da-f]{4});&#(5\d{4}|x[\da-f]{4});/gi;
const OF_XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Characters by which a feed may grow: what repeats a long text without end is no feed. */
const MAX_GROWTH = 1_000_000;

/**
 * The same feed in the way that both readers know: texts in base64 as text (Atom 0.3), entities that it declares for itself
 * as what they stand for, signs of two halves as one, RSS without a prefix. Nothing from outside, and no entity within an entity.
 */
export function spelledOut(xml: string): string {
  return withoutPrefix(withOwnEntities(withoutBase64(withWholeSigns(xml))));
}

/** Programs that count in UTF-16 write an emoji as two references. */
function withWholeSigns(xml: string): string {
  return xml.replace(TWO_HALVES, (whole, high: string, low: string) => {
    const sign = String.fromCharCode(Number(high.replace(/^x/i, '0x')), Number(low.replace(/^x/i, '0x')));
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(sign) ? sign : whole;
  });
}

function withoutBase64(xml: string): string {
  if (!/mode=["']base64/i.test(xml)) return xml;
  return xml.replace(BASE64, (_, begin: string, _name, _quote, rest: string, coded: string) => {
    const text = decodeText(Buffer.from(coded, 'base64')).replaceAll('\0', '');
    return `${begin}mode="escaped"${rest}${textAsHtml(text).replaceAll('<br>', '\n')}`;
  });
}

function withOwnEntities(xml: string): string {
  const declared = /<!DOCTYPE[^[<>]{0,500}\[([\s\S]{0,20000}?)\]\s{0,20}>/i.exec(xml.slice(0, 25_000));
  const inner = declared?.[1];
  if (inner === undefined) return xml;
  const meanings = new Map<string, string>();
  for (const [, name, double, single] of inner.matchAll(ENTITY))
    if (!OF_XML.has(name!) && !meanings.has(name!)) meanings.set(name!, double ?? single ?? '');
  // The readers are spared the declarations: one refuses a whole feed for what it does not need.
  const body = xml.slice(0, declared!.index) + xml.slice(declared!.index + declared![0].length);
  if (meanings.size === 0) return body;
  let left = MAX_GROWTH;
  return body.replace(/&([a-z_][\w.-]{0,40});/gi, (whole, name: string) => {
    const meaning = meanings.get(name);
    if (meaning === undefined || meaning.length > left) return whole;
    left -= meaning.length;
    return meaning;
  });
}

function withoutPrefix(xml: string): string {
  const prefix = /<([\w-]{1,20}):rss[\s>]/i.exec(xml.slice(0, 5_000))?.[1];
  return prefix === undefined ? xml : xml.replace(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
}
