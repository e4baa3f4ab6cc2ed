/** What corrections of people have taught about one keyword of one workspace. */
export interface SentimentLessons {
  /** Added to the log-probabilities of negative, neutral and positive. */
  bias: readonly [number, number, number];
  /** Word, as it is written in lower case, to how far it moves a post toward positive (or, below zero, negative). In logits. */
  words: ReadonlyMap<string, number>;
  /** How many corrections this comes from. */
  marks: number;
}
