import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { textMessage } from '../text-message.ts';
import { saveElement } from './save-element.ts';

interface ShownList {
  name: string;
  entries: readonly string[];
}

interface ShownChange {
  list: ShownList;
  added: readonly string[];
  removed: readonly string[];
  isNew: boolean;
}

interface ShownEffect {
  keyword: { name: string };
  gained: number;
  lost: number;
}

/** Entries shown of one list, and of each of several. */
const ENTRIES = 60;
const FEW = 6;

/** All lists, each with its first entries. */
export function listsShown(lists: readonly ShownList[], locale: Locale): Message {
  const { lists: copy, units } = copyOf(locale.language);
  const format = formatOf(locale);
  if (lists.length === 0) return textMessage([copy.none, ' ', { command: copy.example }], 'plain', locale);
  const items = lists.map(
    ({ name, entries }): Text => [
      { code: `list:${name}` },
      ` ${units.colon(format.count(entries.length, copy.entries), some(entries, FEW, locale))}`,
    ],
  );
  return {
    language: locale.language,
    summary: copy.title,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: copy.title },
      { kind: 'list', items },
      { kind: 'note', text: copy.howToUse },
    ],
  };
}

/** One list, and the keywords that name it. */
export function listShown(list: ShownList, keywords: readonly { name: string }[], locale: Locale): Message {
  const { lists: copy } = copyOf(locale.language);
  const title = copy.oneTitle(list.name);
  const facts = [
    { name: copy.entriesName, value: some(list.entries, ENTRIES, locale) },
    {
      name: copy.usedBy,
      value: keywords.length === 0 ? copy.unused : keywords.map(({ name }) => oneLine(name, 60)).join(', '),
    },
  ];
  return {
    language: locale.language,
    summary: title,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: title },
      { kind: 'facts', facts },
      { kind: 'note', text: copy.howToUse },
    ],
  };
}

export function listChanged(change: ShownChange, effects: readonly ShownEffect[], locale: Locale): Message {
  const { lists: copy } = copyOf(locale.language);
  const { list, added, removed, isNew } = change;
  const summary =
    added.length + removed.length === 0
      ? copy.same(list.name)
      : isNew
        ? copy.made(list.name)
        : copy.changed(list.name);
  return {
    language: locale.language,
    summary,
    mood: 'good',
    elements: [{ kind: 'text', text: [{ bold: summary }] }, ...changeElements(change, effects, locale)],
  };
}

/** Keywords would lose or gain more than half by the change: nothing was done yet. */
export function listAsks(
  change: ShownChange,
  effects: readonly ShownEffect[],
  wanted: { add: string; remove: string },
  locale: Locale,
): Message {
  const { lists: copy } = copyOf(locale.language);
  const { name } = change.list;
  const args = {
    target: name,
    ...(wanted.add === '' ? {} : { add: wanted.add }),
    ...(wanted.remove === '' ? {} : { remove: wanted.remove }),
    sure: 'true',
  };
  return {
    language: locale.language,
    summary: copy.asks(name),
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: copy.asks(name) }] },
      ...changeElements(change, effects, locale),
      saveElement({ label: copy.save, verb: 'lists', args, style: 'primary' }, copy.saveTyped),
    ],
  };
}

function changeElements(
  { added, removed }: ShownChange,
  effects: readonly ShownEffect[],
  locale: Locale,
): Element[] {
  const { lists: copy } = copyOf(locale.language);
  const format = formatOf(locale);
  const facts = [
    ...(added.length === 0 ? [] : [{ name: copy.added, value: some(added, FEW * 2, locale) }]),
    ...(removed.length === 0 ? [] : [{ name: copy.removed, value: some(removed, FEW * 2, locale) }]),
  ];
  const items = effects.map(
    ({ keyword, gained, lost }): Text =>
      copy.effect(oneLine(keyword.name, 60), format.number(gained), format.number(lost)),
  );
  return [
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
  ];
}

export function listRemoved({ name }: ShownList, locale: Locale): Message {
  return textMessage(copyOf(locale.language).lists.gone(name), 'good', locale);
}

export function listRenamed(
  { list, former, keywords }: { list: ShownList; former: string; keywords: readonly { name: string }[] },
  locale: Locale,
): Message {
  const { lists: copy } = copyOf(locale.language);
  const names = keywords.map(({ name }) => oneLine(name, 60)).join(', ');
  const text = copy.renamed(former, list.name) + (names === '' ? '' : ` ${copy.followed(names)}`);
  return textMessage(text, 'good', locale);
}

/** The first entries, and how many more there are. */
function some(entries: readonly string[], most: number, locale: Locale): string {
  const { units } = copyOf(locale.language);
  const shown = entries.slice(0, most).map((entry) => oneLine(entry, 60));
  const left = entries.length - shown.length;
  return [...shown, ...(left > 0 ? [units.andMore(formatOf(locale).number(left))] : [])].join(', ');
}
