import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Text } from '../message.ts';

/** Findings of the linter of queries, as a list under one heading; nothing when all is well. */
export function warningElements(warnings: readonly QueryWarning[], words: Copy): Element[] {
  if (warnings.length === 0) return [];
  const items = warnings.map(({ code, params, fix }): Text => {
    const copy = words.query.warnings[code](params);
    if (fix === null) return copy;
    return code === 'mixed-operators'
      ? [`${copy} `, { code: fix }]
      : [`${copy} ${words.query.instead} `, { code: fix }];
  });
  return [
    { kind: 'text', text: [{ bold: words.keywords.warnings }] },
    { kind: 'list', items },
  ];
}
