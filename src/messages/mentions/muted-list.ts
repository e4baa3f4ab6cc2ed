import type { Person } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';

/** More than these are too many buttons for one message. */
const LISTED = 20;

/** An author or a site whose posts are held back. */
interface Muted {
  key: string;
  name: string;
  keywordId: string | null;
  person: Person;
  at: Millis;
}

/** Who is muted, newest first, each with the way back. */
export function mutedList(
  mutes: readonly Muted[],
  keywords: readonly { id: string; name: string }[],
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { muted } = words.posts;
  if (mutes.length === 0) return textMessage(muted.none, 'plain', locale);
  const shown = mutes.toReversed().slice(0, LISTED);
  const more = mutes.length - shown.length;
  const items = shown.map(({ name, keywordId, person, at }) => {
    const keyword = keywords.find(({ id }) => id === keywordId);
    const where = keyword ? oneLine(keyword.name, 60) : muted.everywhere;
    return [
      muted.line(oneLine(name, 60), where),
      ...compose(muted.since, { person: named(person) }, momentRun(at, now, format)),
    ];
  });
  return {
    language: locale.language,
    summary: muted.title,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: muted.title },
      {
        kind: 'list',
        items: more > 0 ? [...items, words.units.andMore(format.number(more))] : items,
      },
      {
        kind: 'buttons',
        buttons: shown.map(({ key, name, keywordId }) => ({
          label: muted.unmute(oneLine(name, 40)),
          verb: 'unmute',
          args: { target: key, ...(keywordId === null ? {} : { keyword: keywordId }) },
        })),
      },
    ],
  };
}
