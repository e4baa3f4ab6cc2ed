import { QUERY_ALSO, QUERY_EXAMPLES, type QueryConstruct } from '../listening/keywords/query/examples.ts';
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

/** The language of queries on one screen: each construct with an example, and the limits. */
export function helpQuery(locale: Locale): Message {
  const { language } = locale;
  const { queryHelp, units } = copyOf(language);
  const format = formatOf(locale);
  const lines = Object.entries(QUERY_EXAMPLES).map(([name, example]): Text => {
    const construct = name as QueryConstruct;
    const also = (QUERY_ALSO[construct] ?? []).flatMap((other, nth) => [
      nth === 0 ? ` (${queryHelp.also} ` : ', ',
      { code: other },
    ]);
    const end = also.length === 0 ? [] : [...also, ')'];
    return [{ code: example }, units.colon('', queryHelp.constructs[construct]), ...end];
  });
  const n = format.number;
  const limits = queryHelp.limits(
    n(MAX_QUERY_LENGTH),
    n(MAX_OPERANDS),
    n(MAX_DEPTH),
    n(MAX_REGEXES),
    n(MAX_NEAR),
    n(DEFAULT_NEAR),
    n(MIN_WILD),
    n(MIN_FUZZY),
  );
  return {
    language,
    summary: queryHelp.title,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: queryHelp.title },
      { kind: 'list', items: lines },
      { kind: 'text', text: [{ bold: queryHelp.limitsTitle }, ` ${limits}`] },
      { kind: 'text', text: queryHelp.asks },
    ],
  };
}
