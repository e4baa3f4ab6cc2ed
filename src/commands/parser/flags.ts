import type { Word } from './lex.ts';

/** Two hyphens, or what autocorrection makes of them, before a letter. */
const FLAG = /^(?:--|[‒–—―])-?(?=\p{L})/u;

export interface Flag {
  name: string;
  /** The part after `=`, as a word of its own. */
  value: Word | null;
}

export function flagOf(word: Word): Flag | null {
  const head = word.pieces[0];
  if (word.quoted || typeof head !== 'string') return null;
  const dashes = FLAG.exec(head);
  if (!dashes) return null;
  const equals = head.indexOf('=');
  if (equals === -1) return { name: head.slice(dashes[0].length), value: null };
  const rest = head.slice(equals + 1);
  const verbatim = word.verbatim.slice(word.verbatim.indexOf('=') + 1);
  const pieces =
    rest === '' && word.pieces.length > 1 ? word.pieces.slice(1) : [rest, ...word.pieces.slice(1)];
  return { name: head.slice(dashes[0].length, equals), value: { ...word, pieces, verbatim, single: false } };
}
