import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Copy } from '../languages/copy.ts';
import type { Text } from '../message.ts';

/** One finding of the linter of queries, with the query that was perhaps meant. */
export function warningText({ code, params, fix }: QueryWarning, words: Copy): Text {
  const copy = words.query.warnings[code](params);
  if (fix === null) return copy;
  return code === 'mixed-operators'
    ? [`${copy} `, { code: fix }]
    : [`${copy} ${words.query.instead} `, { code: fix }];
}
