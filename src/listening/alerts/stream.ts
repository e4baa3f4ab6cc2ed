/** The counted mentions of a keyword: all, or the negative ones. */
export type Stream = 'all' | 'negative';
