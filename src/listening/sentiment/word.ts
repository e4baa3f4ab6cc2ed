import type { WordTurns } from './constructions/table.ts';
import type { Phrase } from './lexicon.ts';

/** All that is known of a word, looked up once. */
export interface Word {
  text: string;
  valence: number;
  phrases: readonly Phrase[] | undefined;
  booster: number;
  /** Whether it negates, at least behind some words. */
  mayNegate: boolean;
  /** Whether the writer comes to the point after it. */
  contrasts: boolean;
  /** Whether its denial is trouble (`wanted`). */
  wanted: boolean;
  /** Whether it may make "only" of a negation. */
  restricts: boolean;
  /** Whether it may begin or link a comparison. */
  compares: boolean;
  /** Whether it may begin "could not be better". */
  limits: boolean;
  /** Phrases that begin with it and tell of trouble or praise, by their place in the list of patterns. */
  patterns: readonly Phrase[] | undefined;
  /** What it says of where the target beside it stands (`SIDES`). */
  sides: number;
  constructions: WordTurns;
  hash: number;
  /** Hashes of the pieces of the word. */
  pieces: Uint32Array;
  /** What the tables make of the pieces, once they were asked. */
  sums: Int32Array | null;
}
