/** Letters written from right to left, with what stands between them. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[^<>&]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])?/gu;
/** Controls, halves of characters, and what turns the direction of all that follows. */
const UNFIT = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Any text as text of a page. */
export function escaped(text: string): string {
  return text
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

/** An address that a reader may open; null for every other scheme. */
function safeAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** A link to a post or a person, or its words alone. @param inner is HTML */
export function linkHtml(url: string, inner: string, name?: string): string {
  const address = safeAddress(url);
  if (address === null) return inner;
  const label = name === undefined ? '' : ` aria-label="${escaped(name)}"`;
  return `<a href="${escaped(address)}" rel="noreferrer noopener nofollow" target="_blank"${label}>${inner}</a>`;
}
