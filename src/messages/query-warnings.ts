import type { QueryWarning } from '../listening/query/tree.ts';
import type { Element, Text } from './message.ts';
import type { Words } from './words.ts';

/** What the linter of queries has to say, as a list under one heading; nothing when all is well. */
export function warningElements(warnings: readonly QueryWarning[], words: Words): Element[] {
  if (warnings.length === 0) return [];
  const items = warnings.map(({ code, params, fix }): Text => {
    const told = words.query.warnings[code](params);
    if (fix === null) return told;
    return code === 'mixed-operators'
      ? [`${told} `, { code: fix }]
      : [`${told} ${words.query.instead} `, { code: fix }];
  });
  return [
    { kind: 'text', text: [{ bold: words.keywords.warnings }] },
    { kind: 'list', items },
  ];
}
