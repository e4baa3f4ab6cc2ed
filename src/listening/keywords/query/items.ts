import type { Span } from '../../../config/errors.ts';
import type { QuotedItem } from './lex-quotes.ts';
import type { NearLink } from './tree.ts';

/** A piece of a query; `start` and `end` are its place in the text. */
export type Item =
  | (Span &
      (
        | { kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'xor' }
        /** `usual`: no number was given. */
        | { kind: 'near'; link: NearLink; usual: boolean }
        /** A distance after a group: `(a b)~5`. */
        | { kind: 'reach'; max: number }
        /** A comma, a semicolon or a new line between two terms. */
        | { kind: 'break'; sign: string }
        /** A field name with its colon or comparison; the value is the next item. */
        | { kind: 'field'; name: string; typed: string }
        | { kind: 'word'; text: string }
      ))
  | QuotedItem;
