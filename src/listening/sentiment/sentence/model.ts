/** Numbers of a sentence vector. */
export const VECTOR_WIDTH = 512;

/**
 * How the sentence model is. `unused`: nothing has asked for it yet. `resting`: not loaded now, because nothing has asked for a
 * while. `no-memory`: switched to `auto`, and this machine has too little. `failing`: it broke off, and is tried again later.
 */
export type SentenceState = 'off' | 'unused' | 'running' | 'resting' | 'no-memory' | 'failing';

export interface SentenceVitals {
  state: SentenceState;
  /** Texts that it has read since the start. */
  read: number;
  /** How often it broke off or stood still since the start. */
  failures: number;
}

/** The model that turns English texts into vectors of their meaning. It may be absent at any time; nothing waits for it. */
export interface SentenceModel {
  /** Whether it may be asked now: it is not, where it is off, for want of memory, and for a while after it broke off. */
  isThere(): boolean;
  /**
   * A vector for each text, in their order; null when the model does not run now.
   * @throws Error when it broke off over these texts: it is there again for others
   */
  vectorsOf(texts: readonly string[]): Promise<Float32Array[] | null>;
  vitals(): SentenceVitals;
  close(): Promise<void>;
}
