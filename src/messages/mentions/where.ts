import { MOST_LOOKED_AT } from '../../listening/mentions/mention-query.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Run, Text } from '../message.ts';

const LONGEST = 300;

/** A condition where a sentence of ours holds it. */
export function shownCondition(where: string): Text {
  return [{ code: oneLine(where, LONGEST) }];
}

/** `Only posts where … count.` */
export function onlyWhere(where: string, { browse }: Pick<Copy, 'browse'>): Run[] {
  return compose(browse.onlyWhere, { code: oneLine(where, LONGEST) });
}

/**
 * A message of figures that count only some posts says so before them, in its summary too.
 * @param where null = all of them count
 * @param cut not all posts were looked at for it
 */
export function withWhere(message: Message, where: string | null, cut: boolean, locale: Locale): Message {
  if (where === null) return message;
  const { browse } = copyOf(locale.language);
  const said: Element[] = [{ kind: 'text', text: onlyWhere(where, { browse }) }];
  if (cut) said.push({ kind: 'note', text: browse.whereCut(formatOf(locale).number(MOST_LOOKED_AT)) });
  const at = message.elements[0]?.kind === 'heading' ? 1 : 0;
  return {
    ...message,
    summary: `${message.summary} ${browse.onlyWhere(oneLine(where, LONGEST))}`,
    elements: [...message.elements.slice(0, at), ...said, ...message.elements.slice(at)],
  };
}
