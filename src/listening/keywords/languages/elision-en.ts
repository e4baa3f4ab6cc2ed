/**
 * English endings that stand for a word of their own: `we're` is not `were`, `she'll` is not `shell`. The `'s` is not
 * among them: names with it are commonly written without the apostrophe.
 */
export const CONTRACTED_EN = ['t', 're', 've', 'll', 'd', 'm'];
