import { openableUrl } from '../listening/parse-url.ts';

/** Letters written from right to left, with what stands between them. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[^<>&]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])?/gu;
/** What turns the direction of all that follows; then controls and halves of characters. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const UNFIT = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Any text as text of a page. */
export function escaped(text: string): string {
  return text
    .replace(TURNING, '')
    .replace(UNFIT, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A sentence of ours: names from right to left stand apart, so that they do not turn the figures beside them. */
export function sentenceHtml(text: string): string {
  return escaped(text).replace(RIGHT_TO_LEFT, (name) => `<bdi>${name}</bdi>`);
}

/** Words of a stranger that stand alone. */
export function foreignHtml(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

/** A link to a post or a person, or its words alone. @param inner is HTML */
export function linkHtml(url: string, inner: string, name?: string): string {
  const address = openableUrl(url);
  if (address === null) return inner;
  const label = name === undefined ? '' : ` aria-label="${escaped(name)}"`;
  return `<a href="${escaped(address)}" rel="noreferrer noopener nofollow" target="_blank"${label}>${inner}</a>`;
}

/** A text as a string of CSS: whatever is not a plain letter or figure is written as its number. */
export function cssString(text: string): string {
  const safe = text
    .replace(TURNING, '')
    .replace(UNFIT, ' ')
    .replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${safe}"`;
}
