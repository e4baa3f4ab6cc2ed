import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { MAX_CUSTOM_ID } from './limits.ts';

/**
 * The effect of a press: `run` a verb; fill `arg` of a verb from a menu (`pick`); open the form of a verb
 * (`form`); ask first (`ask`), then run in the question's place (`go`) or `cancel` it.
 */
export interface DiscordPress {
  what: 'run' | 'pick' | 'form' | 'ask' | 'go' | 'cancel';
  verb: string;
  args: Readonly<Record<string, string>>;
  /** For `pick`: the argument that the choice fills. */
  arg?: string;
  /** For `ask`: the question. Kept in memory only; after a restart the label stands for it. */
  question?: string;
  /** For `form`: which one of a verb with several; none is the first. */
  nth?: number;
  /** The guild, for what is pressed in a direct message. */
  home?: string;
}

const LETTERS = { run: 'b', pick: 'm', form: 'f', ask: 'q', go: 'g', cancel: 'x' } as const;
const KINDS = new Map(
  Object.entries(LETTERS).map(([what, letter]) => [letter as string, what as DiscordPress['what']]),
);

/** Presses too long for an id are held in memory: enough for the buttons of some thousand messages. */
const KEPT = 5_000;
/** After this the button answers that it is too old, as after a restart. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Ids of buttons, menus and forms (`v1:…`, at most 100 characters) and back. */
export interface Presses {
  /** @param nth makes the ids of two buttons with the same effect in one message differ, as Discord demands */
  idOf(press: DiscordPress, nth?: number): string;
  /** null = not one of ours, or not known any more. */
  read(id: string): DiscordPress | null;
}

export function createPresses(now: () => number): Presses {
  const remembered = new LRUCache<string, { press: DiscordPress; until: number }>({ max: KEPT });
  const remember = (key: string, press: DiscordPress) =>
    remembered.set(key, { press, until: now() + KEPT_MS });
  return {
    idOf: (press, nth = 0) => {
      const query = new URLSearchParams(press.args);
      if (press.arg !== undefined) query.set('~a', press.arg);
      if (press.home !== undefined) query.set('~h', press.home);
      if (press.nth !== undefined) query.set('~f', String(press.nth));
      if (nth > 0) query.set('~n', String(nth));
      const id = `v1:${LETTERS[press.what]}:${press.verb}:${query}`;
      if (id.length <= MAX_CUSTOM_ID) {
        if (press.question !== undefined) remember(id, press);
        return id;
      }
      const hash = createHash('sha256')
        .update(JSON.stringify([press, nth]))
        .digest('base64url')
        .slice(0, 32);
      remember(`v1:#:${hash}`, press);
      return `v1:#:${hash}`;
    },
    read: (id) => {
      const found = remembered.get(id);
      if (found && found.until > now()) return found.press;
      const [version, letter, verb, ...rest] = id.split(':');
      const what = KINDS.get(letter ?? '');
      if (version !== 'v1' || what === undefined || verb === undefined) return null;
      const query = new URLSearchParams(rest.join(':'));
      const [arg, home] = [query.get('~a'), query.get('~h')];
      const args = Object.fromEntries([...query].filter(([name]) => !name.startsWith('~')));
      const nth = query.get('~f');
      return {
        what,
        verb,
        args,
        ...(arg === null ? {} : { arg }),
        ...(home === null ? {} : { home }),
        ...(nth === null ? {} : { nth: Number(nth) || 0 }),
      };
    },
  };
}
