/** Texts to read in one go. */
export interface SentenceJob {
  texts: readonly string[];
}

/** The worker's answer to a job: the vectors side by side, 512 numbers each. Before its first job it sends `ready`. */
export interface SentenceAnswer {
  vectors: Float32Array;
}
