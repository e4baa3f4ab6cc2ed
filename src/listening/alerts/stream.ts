/** What is counted of a keyword: all mentions, or the negative ones. */
export type Stream = 'all' | 'negative';
