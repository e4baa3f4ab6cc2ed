import { HOST } from '../languages/tokens.ts';

/** What people say for the point of an address so that no program follows it. */
const SAID = 'dot|point|punto|punkt|ponto';

/** Endings that are also words, before which "dot" or "point" may be a noun: `kestrel point de vente`. */
const ENDINGS_THAT_ARE_WORDS: ReadonlySet<string> = new Set(
  'de la le en es et un du au me te se as at be by do go if in is it my no of on or so to us we am an hm pm tv'.split(
    ' ',
  ),
);

const HOSTLIKE = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** Whether a typed word is an address such as `kestrel.io`. `Node.js` is read as one too: nothing else tells them apart. */
export function isHostLike(text: string): boolean {
  return text.includes('.') && HOSTLIKE.test(text);
}

/** The words in which an address can also stand: within a link, and with its points spelled out. */
export function hostKeys(text: string): string[][] {
  const labels = text
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.');
  return [
    [HOST + labels.join('.')],
    ...SAID.split('|').map((said) => labels.join(` ${said} `).split(/[ -]/)),
  ];
}

/**
 * How the point before an ending can be written, as an expression over folded text: `kestrel[.]io`, `kestrel(dot)io`,
 * `kestrel dot io`.
 */
export function pointBefore(ending: string): string {
  const bracketed = ` ?[[({<] ?(?:\\.|${SAID}) ?[\\])}>] ?`;
  return ENDINGS_THAT_ARE_WORDS.has(ending) ? `(?:\\.|${bracketed})` : `(?:\\.|${bracketed}| (?:${SAID}) )`;
}
