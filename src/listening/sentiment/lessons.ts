/** What the marks of people taught about the mood of one keyword's posts. */
export interface SentimentLessons {
  /** Added to the log-probabilities of negative, neutral, positive. */
  bias: readonly [number, number, number];
  /** Stem or word to its shift toward positive (+) or negative (-), in logits. */
  words: ReadonlyMap<string, number>;
  /** How many marks taught it. */
  marks: number;
}
