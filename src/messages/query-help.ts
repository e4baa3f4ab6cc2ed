import {
  DEFAULT_NEAR,
  MAX_DEPTH,
  MAX_NEAR,
  MAX_OPERANDS,
  MAX_QUERY_LENGTH,
  MAX_REGEXES,
  MIN_FUZZY,
  MIN_WILD,
} from '../listening/keywords/query/limits.ts';
import { formatOf } from './format.ts';
import { copyOf } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import type { Message, Text } from './message.ts';

/** What stands for the language of queries where a topic of the help is named. */
export const QUERY_TOPIC = 'topic-query';

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

/** The language of queries on one screen: each construct with an example, and the limits. */
export function helpQuery(locale: Locale): Message {
  const { language } = locale;
  const { queryHelp, units } = copyOf(language);
  const format = formatOf(locale);
  const lines = Object.entries(QUERY_EXAMPLES).map(
    ([construct, example]): Text => [
      { code: example },
      units.colon('', queryHelp.constructs[construct as QueryConstruct]),
    ],
  );
  const { limits } = queryHelp;
  const numbers = {
    length: format.number(MAX_QUERY_LENGTH),
    operands: format.number(MAX_OPERANDS),
    depth: format.number(MAX_DEPTH),
    near: format.number(MAX_NEAR),
    usualNear: format.number(DEFAULT_NEAR),
    regexes: format.number(MAX_REGEXES),
    wild: format.number(MIN_WILD),
    fuzzy: format.number(MIN_FUZZY),
  };
  return {
    language,
    summary: queryHelp.title,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: queryHelp.title },
      { kind: 'list', items: lines },
      { kind: 'text', text: [{ bold: queryHelp.limitsTitle }, ` ${limits(numbers)}`] },
      { kind: 'text', text: queryHelp.asks },
    ],
  };
}
