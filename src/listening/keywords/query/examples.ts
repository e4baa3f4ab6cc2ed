/** One example for each construct, in the order of the help: names and signs are the same in every language. */
export const QUERY_EXAMPLES = {
  all: 'kestrelbox firmware',
  phrase: '"kestrel box"',
  any: '(kestrelbox OR finchbox) update',
  none: 'kestrelbox -cartoon',
  exact: '`KestrelBox`',
  sign: 'C++ compiler',
  wild: 'kestr* analy?e',
  fuzzy: 'kestrelbox~1',
  near: 'kestrelbox NEAR/5 refund',
  ordered: 'kestrelbox ONEAR/3 refund',
  within: '"kestrelbox refund"~5',
  regex: 'kestrelbox /error [0-9]{3}/',
  title: 'title:(kestrelbox OR finchbox)',
  author: 'author:maplefox',
  tag: '#kestrelbox',
  url: 'url:kestrel.example',
  site: 'kestrelbox site:blog.example',
  lang: 'kestrelbox lang:fr',
  is: 'kestrelbox is:question',
  has: 'kestrelbox has:image',
  number: 'kestrelbox likes:>50',
} as const satisfies Readonly<Record<string, string>>;
export type QueryConstruct = keyof typeof QUERY_EXAMPLES;

/** What else such a condition may be. */
export const QUERY_ALSO: Readonly<Partial<Record<QueryConstruct, readonly string[]>>> = {
  none: ['kestrelbox NOT cartoon'],
  fuzzy: ['kestrelbox~2'],
  title: ['body:kestrelbox'],
  tag: ['tag:kestrelbox'],
  is: ['is:reply', 'is:repost', 'is:quote', 'is:original'],
  has: ['has:link', 'has:video', 'has:question'],
  number: ['comments:>5', 'followers:>1000', 'words:>20', 'age:<2h'],
};
