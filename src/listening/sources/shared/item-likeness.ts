import { groupBy } from '../../group.ts';
import { isPermalink } from '../../mentions/same-words.ts';
import type { ParsedItem } from '../source.ts';
import { givenId, type ItemLook, type ItemMemory, isPrecise, type KnownItem } from './item-memory.ts';

/** The likeness of what cannot be two items. */
export const SURE = 9;

/** What the parts of the items are worth: one that many share, or that only one item was seen with, tells little. */
type Traits = ReturnType<typeof traitsOf>;

export function traitsOf(page: readonly ItemLook[], memory: ItemMemory) {
  const onPage = countsOf(page);
  const inMemory = countsOf(memory.items);
  const several = memory.several || page.length > 1;
  const isSingle = (part: 'link' | 'date' | 'title', look: ItemLook) =>
    onPage[part](look) === 1 && inMemory[part](look) <= 1;
  const isOwn = (part: 'link' | 'date', look: ItemLook) => several && isSingle(part, look);
  const ownLinks =
    page.every((look) => isOwn('link', look)) && memory.items.every((item) => inMemory.link(item) === 1);
  /** One id has stood for several items. */
  const shared = memory.shared || page.some((look) => onPage.guid(look) > 1);
  return { shared, several, isSingle, isOwn, ownLinks };
}

/** Without a date nothing says that it was posted again, if it bears a title over a text. */
export function isUndated(look: ItemLook, other: ItemLook): boolean {
  return (
    hasSameWords(look, other) &&
    look.date === '' &&
    other.date === '' &&
    look.title !== '' &&
    look.text !== ''
  );
}

export function hasSameWords(look: ItemLook, other: ItemLook): boolean {
  return look.title === other.title && look.text === other.text;
}

/** How surely an item is a known one, whatever their ids; 0 = it is another. */
export function likenessOf(
  { item, look }: { item: ParsedItem; look: ItemLook },
  known: KnownItem,
  { shared, isSingle, isOwn, ownLinks }: Traits,
): number {
  const link = look.link !== '' && look.link === known.link;
  const date = look.date !== '' && look.date === known.date;
  const undated = look.date === '' && known.date === '';
  // A title that many have ("Update") says nothing.
  const title = look.title !== '' && look.title === known.title && isSingle('title', look);
  const some = title || (look.text !== '' && look.text === known.text);
  const words = hasSameWords(look, known);
  const ownLink = link && isOwn('link', look);
  const ownDate = date && isOwn('date', look);
  const left = known.gone;
  if (words && (date || (link && undated))) return SURE;
  const page = link && item.url !== null && isPermalink(item.url) && isSingle('link', look);
  if (page && undated && look.text !== '' && look.text === known.text) return SURE;
  const moment = date && isSingle('date', look) && isPrecise(item);
  if ((date && page && some) || (moment && (some || link))) return SURE;
  if (ownLink && words) return 8;
  if (ownLink && some) return 7;
  if (ownDate && link && some) return 6;
  if ((words && undated && !left) || isUndated(look, known)) return 5;
  if (ownLink && date) return 3;
  if (link && ownLinks && (look.guid === known.guid || !left)) return 2;
  if (moment) return 1;
  // Ids that change at random never come again. One that is an address says no more than the address.
  const isAddress = /^https?:/i.test(givenId(item));
  return look.guid === known.guid && !shared && (!isAddress || date || some) ? 1 : 0;
}

function countsOf(looks: readonly ItemLook[]) {
  const count = (part: 'guid' | 'link' | 'date' | 'title') => {
    const counts = new Map<string, number>();
    for (const look of looks) counts.set(look[part], (counts.get(look[part]) ?? 0) + 1);
    return (look: ItemLook) => counts.get(look[part]) ?? 0;
  };
  return { guid: count('guid'), link: count('link'), date: count('date'), title: count('title') };
}

/** Candidates of one part, at most: a part that more share tells nothing. */
const MOST_SHARING = 50;

/** Known items by what they have in common with one of the page. */
export function indexOf(items: readonly KnownItem[]) {
  const by = (keyOf: (look: ItemLook) => string) => {
    let found: Map<string, KnownItem[]> | null = null;
    return (look: ItemLook) => {
      const key = keyOf(look);
      found ??= groupBy(items, keyOf);
      return key === '' ? [] : (found.get(key) ?? []);
    };
  };
  const byPart = (part: keyof ItemLook) => by((look) => look[part]);
  const guid = byPart('guid');
  const telling = [
    by((look) => `${wordsKey(look)} ${look.date}`),
    by(wordsKey),
    ...(['date', 'text'] as const).map(byPart),
  ];
  const all = [...telling, ...(['link', 'title'] as const).map(byPart)];
  const some = (among: typeof all, look: ItemLook) => [
    ...new Set(among.flatMap((holders) => holders(look).slice(0, MOST_SHARING))),
  ];
  return {
    guid,
    /** What could be the same for sure. */
    telling: (look: ItemLook) => some(telling, look),
    alike: (look: ItemLook) => some(all, look),
    sameGuid: (look: ItemLook) => {
      const named = guid(look);
      return named.length <= MOST_SHARING ? named : some(all, look).filter((item) => item.guid === look.guid);
    },
  };
}

export function wordsKey({ title, text }: ItemLook): string {
  return `${title} ${text}`;
}
