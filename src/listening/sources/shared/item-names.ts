import { groupBy } from '../../group.ts';
import type { ParsedItem } from '../source.ts';
import { hasSameWords, indexOf, isUndated, likenessOf, SURE, traitsOf, wordsKey } from './item-likeness.ts';
import {
  formerOf,
  givenId,
  guidOf,
  type ItemLook,
  type ItemMemory,
  type KnownItem,
  lookOf,
  nameByWords,
} from './item-memory.ts';

export interface NamedItems {
  /** Items that are new or say something else now, each with the name by which it is known for good. */
  fresh: { item: ParsedItem; name: string }[];
  /** Items on the page, each counted once, and those of them that were known. */
  shown: number;
  known: ReadonlySet<ParsedItem>;
  memory: ItemMemory;
}

/** An item of the page on its way to its name. */
interface Shown {
  item: ParsedItem;
  look: ItemLook;
  name: string;
  known: KnownItem | null;
  /** By an earlier version's note: its name then, and whether it has changed since. */
  former: { name: string | null; changed: boolean } | null;
}

/** Turns of a page on which ids prove themselves again before they are believed again. */
const STEADY = 3;

/**
 * Tells which item of a page is which: the one rule of identity inside a feed. An id decides, as long as it stands for one
 * item and stays with it. What proves that it does not is remembered: several items of one page under one id, or an item
 * whose title, text and date stay while its id changes. Then it is the id with the address, or title with text and date.
 * An item keeps the name of its first time, whatever else about it changes.
 */
export function nameItems(items: readonly ParsedItem[], before: ItemMemory): NamedItems {
  // An empty page is a fault that passes more often than the end of all items.
  if (items.length === 0) return { fresh: [], shown: 0, known: new Set(), memory: before };
  const page = pageOf(items, before);
  const memory = before.shared || !idsArePassedOn(page, before) ? before : { ...before, shared: true };
  const traits = traitsOf(
    page.map(({ look }) => look),
    memory,
  );
  const { shared } = traits;
  const open = new Set(memory.items);
  const known = indexOf(memory.items);
  const take = (shown: Shown, item: KnownItem) => {
    shown.known = item;
    open.delete(item);
  };
  const likeness = (shown: Shown, item: KnownItem) => likenessOf(shown, item, traits);

  // By the id, where it has stood for one item only, and stayed with it.
  const isGood = !shared && !memory.changing;
  for (const shown of page) {
    const { look } = shown;
    const [named, second] = known.guid(look);
    if (!isGood || !named || second || !open.has(named)) continue;
    const isOther = (item: KnownItem) => item !== named && open.has(item) && likeness(shown, item) >= SURE;
    if (agrees(look, named) || !known.telling(look).some(isOther)) take(shown, named);
  }
  const former = formerNotes(memory.former);
  for (const shown of page) if (!shown.known) shown.former = former.take(shown.item);
  // By the id with the address, or with the words.
  matchBest(page, open, (shown) => known.sameGuid(shown.look), likeness, take);
  const knownBefore = countKnown(page);
  // By title, text and date alone: ids that change under them are proven worthless.
  const surely = (shown: Shown, item: KnownItem) => {
    const alike = likeness(shown, item);
    return alike >= SURE || (knownBefore === 0 && isUndated(shown.look, item)) ? alike : 0;
  };
  matchBest(page, open, (shown) => known.telling(shown.look), surely, take);
  if (countKnown(page) === 0 && isTurnedOver(page, memory)) {
    const stayed = (shown: Shown, item: KnownItem) => (!item.gone && hasSameWords(shown.look, item) ? 1 : 0);
    matchBest(page, open, (shown) => known.telling(shown.look), stayed, take);
  }
  const changing =
    memory.changing ||
    countKnown(page) > knownBefore ||
    page.some(({ former }) => former !== null && former.name === null);
  if (changing) matchBest(page, open, (shown) => known.alike(shown.look), likeness, take);

  const isDoubtful = (look: ItemLook) => shared || changing || known.guid(look).length > 0;
  return {
    fresh: giveNames(page, memory.items, isDoubtful),
    shown: page.length,
    known: new Set(page.flatMap(({ item, known, former }) => (known || former ? [item] : []))),
    memory: {
      items: remembered(page, memory.items),
      shared,
      ...steadiness(memory, changing, page),
      several: traits.several,
      former: former.left(),
    },
  };
}

function countKnown(page: readonly Shown[]): number {
  return page.filter(({ known }) => known !== null).length;
}

/**
 * Whether what was known under one id stands under another now, and the id for something else: ids that count places
 * ("1" is the newest) have stood for several items each.
 */
function idsArePassedOn(page: readonly Shown[], { items }: ItemMemory): boolean {
  const known = indexOf(items);
  const onPage = new Map(page.map(({ look }) => [look.guid, look]));
  const titles = groupBy(page, ({ look }) => look.title);
  // A title that several have ("Update") says nothing.
  const stays = (look: ItemLook, item: KnownItem) =>
    agrees({ ...look, title: titles.get(look.title)!.length > 1 ? '' : look.title }, item);
  return page.some(({ look }) => {
    if (known.guid(look).some((item) => stays(look, item))) return false;
    return known.telling(look).some((item) => {
      const there = onPage.get(item.guid);
      return there !== undefined && !stays(there, item) && isToTheLetter(look, item);
    });
  });
}

/** Nothing of it has changed, and it says enough not to be another one by chance. */
function isToTheLetter(look: ItemLook, item: KnownItem): boolean {
  if (!hasSameWords(look, item) || look.text === '' || look.date !== item.date) return false;
  return look.date !== '' || look.title !== '' || look.link !== '';
}

function agrees(look: ItemLook, { title, text, date }: ItemLook): boolean {
  const isEqual = (one: string, other: string) => one !== '' && one === other;
  return isEqual(look.title, title) || isEqual(look.text, text) || isEqual(look.date, date);
}

/** Whether a page of which nothing is known says what was known all the same: it has been given other ids and dates as a whole. */
function isTurnedOver(page: readonly Shown[], { items }: ItemMemory): boolean {
  const before = new Set(items.filter(({ gone }) => !gone).map(wordsKey));
  const now = new Set(page.map(({ look }) => wordsKey(look)));
  const again = [...now].filter((words) => before.has(words)).length;
  return again > 1 && again * 2 >= now.size;
}

/** The items with their looks; one that is listed twice is one. */
function pageOf(items: readonly ParsedItem[], memory: ItemMemory): Shown[] {
  const byGuid = new Map(memory.items.map((item) => [item.guid, item]));
  const shown = new Map<string, ItemLook[]>();
  return items.flatMap((item) => {
    const look = lookOf(item, byGuid.get(guidOf(givenId(item))) ?? null);
    const others = shown.get(look.guid);
    if (others?.some((other) => isTwice(look, other))) return [];
    if (others) others.push(look);
    else shown.set(look.guid, [look]);
    return [{ item, look, name: '', known: null, former: null }];
  });
}

function isTwice(look: ItemLook, other: ItemLook): boolean {
  if (look.title !== other.title || look.date !== other.date) return false;
  if (look.text === other.text) return look.date !== '' || look.link === other.link;
  return look.date !== '' && look.link === other.link;
}

/** Gives each item that has none the known one that it is most like, the surest first. */
function matchBest(
  page: readonly Shown[],
  open: ReadonlySet<KnownItem>,
  candidatesOf: (shown: Shown) => readonly KnownItem[],
  likeness: (shown: Shown, item: KnownItem) => number,
  take: (shown: Shown, item: KnownItem) => void,
): void {
  const pairs = page.flatMap((shown) =>
    shown.known || shown.former
      ? []
      : candidatesOf(shown)
          .filter((item) => open.has(item))
          .map((item) => ({ shown, item, alike: likeness(shown, item) }))
          .filter(({ alike }) => alike > 0),
  );
  pairs.sort((a, b) => b.alike - a.alike);
  for (const { shown, item } of pairs) if (!shown.known && open.has(item)) take(shown, item);
}

/** @returns the items that are new or have changed */
function giveNames(
  page: readonly Shown[],
  items: readonly KnownItem[],
  isDoubtful: (look: ItemLook) => boolean,
): NamedItems['fresh'] {
  const used = new Set(items.map(({ name }) => name));
  const fresh: NamedItems['fresh'] = [];
  for (const shown of page) {
    const { item, look, known, former } = shown;
    const isNew = known === null && former === null;
    const own = isNew && !isDoubtful(look) && !used.has(givenId(item));
    const kept = known?.name ?? former?.name ?? (known?.guid === look.guid ? givenId(item) : null);
    shown.name = kept ?? (own ? givenId(item) : nameByWords(item));
    const changed = known ? known.mark !== look.mark : (former?.changed ?? true);
    if (!changed || (isNew && used.has(shown.name))) continue;
    used.add(shown.name);
    fresh.push({ item, name: shown.name });
  }
  return fresh;
}

function remembered(page: readonly Shown[], before: readonly KnownItem[]): KnownItem[] {
  const there = new Set(page.map(({ known }) => known));
  return [
    ...page.map(({ look, name }) => ({ ...look, name, gone: false })),
    ...before.filter((item) => !there.has(item)).map((item) => ({ ...item, gone: true })),
  ];
}

function steadiness(
  memory: ItemMemory,
  changing: boolean,
  page: readonly Shown[],
): Pick<ItemMemory, 'changing' | 'steady'> {
  if (!changing) return { changing, steady: 0 };
  const stayed = page.filter(({ known }) => known !== null);
  if (stayed.some(({ known, look }) => known!.guid !== look.guid)) return { changing, steady: 0 };
  const turned = stayed.length > 0 && stayed.length < page.length;
  const steady = memory.steady + (turned ? 1 : 0);
  return steady >= STEADY ? { changing: false, steady: 0 } : { changing, steady };
}

function formerNotes(marks: readonly string[]) {
  const left = new Map(marks.map((mark) => [mark.slice(0, 12), mark.slice(12)]));
  const byWords = new Map([...left].map(([id, words]) => [words, id]));
  return {
    take(item: ParsedItem): Shown['former'] {
      if (left.size === 0) return null;
      const [id, words] = formerOf(item);
      const before = left.get(id);
      if (before !== undefined) {
        left.delete(id);
        return { name: item.id, changed: before !== words };
      }
      const other = byWords.get(words);
      if (other === undefined || !left.delete(other)) return null;
      return { name: null, changed: false };
    },
    left: () => [...left].map(([id, words]) => id + words),
  };
}
