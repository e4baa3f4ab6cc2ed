/** The part that is used of the package `sentiment`, which brings no types of its own. */
declare module 'sentiment' {
  interface Options {
    /** Words with their valence, laid over the package's list (and kept by it for later calls). */
    extras?: Readonly<Record<string, number>>;
    language?: string;
  }
  export default class Sentiment {
    analyze(phrase: string, options?: Options): { score: number };
  }
}
