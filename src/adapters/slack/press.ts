import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Button, Menu } from '../../messages/message.ts';
import { MAX_BUTTON_VALUE, MAX_ID, MAX_OPTION } from './limits.ts';

/** The meaning of a pressed button or a chosen option of ours; `form` only opens the form of the verb. */
export interface SlackPress {
  kind: 'run' | 'form';
  verb: string;
  args: Readonly<Record<string, string>>;
}

/** Arguments too long for a button wait here for as long as the process lives; then the button is a stale one. */
const LONG_KEPT = 500;
const long = new LRUCache<string, string>({ max: LONG_KEPT });
const LONG = '~';

/** `action_id` and `value` of a button. `nth` makes ids differ within a block, as Slack demands. */
export function buttonIds(
  { verb, args }: Pick<Button, 'verb' | 'args'>,
  nth: number,
  kind: SlackPress['kind'],
) {
  return {
    action_id: `${kind === 'form' ? 'f' : 'b'}|${verb}|${nth}`,
    value: opaque(args, MAX_BUTTON_VALUE),
  };
}

/** `action_id` of a button that opens an address: Slack sends its press, too, and `readPress` knows it for none of ours. */
export function linkId(nth: number): string {
  return `u|${nth}`;
}

/** `action_id` of a menu: its options hold only their own value, so the rest of the arguments travels here. */
export function menuId({ verb, arg, args }: Pick<Menu, 'verb' | 'arg' | 'args'>, nth: number): string {
  const head = `m|${verb}|${nth}|${arg}|`;
  return `${head}${opaque(args, MAX_ID - head.length)}`;
}

/** `action_id` of an overflow menu: each of its options is a command of its own. */
export function overflowId(nth: number): string {
  return `o|${nth}`;
}

/** Value of an option of an overflow menu; null = it does not fit. */
export function overflowValue({ verb, args }: Pick<Button, 'verb' | 'args'>): string | null {
  const value = `${verb}?${new URLSearchParams(args)}`;
  return value.length <= MAX_OPTION ? value : null;
}

function opaque(args: Readonly<Record<string, string>>, max: number): string {
  const text = JSON.stringify(args);
  if (text.length <= max) return text;
  const key = randomUUID();
  long.set(key, text);
  return JSON.stringify({ [LONG]: key });
}

/**
 * Reads a press back. What cannot be read, made by an older version or by nobody of ours, becomes a press that the
 * router answers as a stale button. null = not one of ours to answer.
 */
export function readPress(action: {
  action_id: string;
  value?: string | undefined;
  selected?: string | undefined;
}): SlackPress | null {
  const [kind, verb, , arg, ...rest] = action.action_id.split('|');
  if (!verb) return null;
  if (kind === 'o') {
    const [chosen = '', args] = action.selected?.split('?', 2) ?? [];
    return { kind: 'run', verb: chosen, args: Object.fromEntries(new URLSearchParams(args)) };
  }
  if (kind === 'b' || kind === 'f')
    return { kind: kind === 'f' ? 'form' : 'run', verb, args: readArgs(action.value) };
  if (kind !== 'm' || !arg) return null;
  return { kind: 'run', verb, args: { ...readArgs(rest.join('|')), [arg]: action.selected ?? '' } };
}

function readArgs(text: string | undefined): Record<string, string> {
  const STALE = { [LONG]: 'stale' };
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return STALE;
    const entries = Object.entries(value);
    const key = (value as Record<string, unknown>)[LONG];
    if (typeof key === 'string') {
      const remembered = long.get(key);
      return remembered === undefined ? STALE : readArgs(remembered);
    }
    return entries.every(([, argument]) => typeof argument === 'string')
      ? (Object.fromEntries(entries) as Record<string, string>)
      : STALE;
  } catch {
    return STALE;
  }
}
