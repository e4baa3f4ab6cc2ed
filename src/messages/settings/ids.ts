import { knownName, UNNAMED } from '../channel-name.ts';
import { joined } from '../compose.ts';
import type { Run } from '../message.ts';

/** Ids as Slack, Discord and we make them, with what stands around them where a platform mentions somebody. */
const ID =
  /<[@#!&]+(?:subteam\^)?[\w-]+(?:\|[^>]*)?>|\b(?:slack|discord|terminal):[\w-]+(?::@?[\w-]+)?|[@#]?\b(?:[UWCGDST]0[A-Z0-9]{5,}|\d{15,21}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/g;

/**
 * A text that an earlier version may have written with ids in it, with names in their place: an id says nothing to
 * anybody.
 */
export function withNames(text: string, names: ReadonlyMap<string, Run>): Run[] {
  const whole = names.get(text);
  if (whole !== undefined) return [whole];
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: token, index } of text.matchAll(ID)) {
    runs.push(text.slice(at, index), nameOf(token, names));
    at = index + token.length;
  }
  return joined([...runs, text.slice(at)]);
}

function nameOf(token: string, names: ReadonlyMap<string, Run>): Run {
  const [, id = token, called] = /^<[@#!&]+(?:subteam\^)?([\w-]+)(?:\|([^>]*))?>$/.exec(token) ?? [];
  const named = names.get(id) ?? names.get(id.replace(/^[@#]/, '')) ?? names.get(id.split(':').at(-1)!);
  return named ?? knownName(called || UNNAMED);
}
