import type { Span } from '../../../config/errors.ts';
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

/** What stands between signs of its own. `inner` = as typed, also where `text` has no quotes or double spaces. */
export type QuotedItem = Span &
  (
    | { kind: 'exact'; text: string }
    | { kind: 'regex'; text: string }
    | { kind: 'quoted'; text: string; inner: Span; within: number | null }
  );
