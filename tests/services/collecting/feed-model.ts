import fc from 'fast-check';
import { HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';

/** What a feed does to its items, however often it is read. */
export interface Habits {
  guid: 'good' | 'link' | 'none' | 'same' | 'day' | 'pairs' | 'place' | 'random';
  link: 'own' | 'fragment' | 'query' | 'pairs' | 'home';
  /** What changes about links at each read. */
  noise: 'none' | 'parameter' | 'fragment' | 'host' | 'scheme';
  title: 'own' | 'update' | 'none';
  date: 'own' | 'none' | 'bumped';
  order: 'newest' | 'oldest' | 'any';
  window: number;
}

export type Step =
  | { do: 'publish'; count: number }
  /** The words of a former item again, later. */
  | { do: 'repost'; which: number }
  | { do: 'edit'; which: number; part: 'title' | 'text' }
  /** The newest item's place in the feed, and its id, are taken by another. */
  | { do: 'rewrite' }
  | { do: 'regive ids' | 'regive links' | 'empty' | 'shrink' | 'move' | 'restart' };

/** A thing that somebody published, whatever the feed makes of it. */
export interface TrueItem {
  n: number;
  title: string;
  text: string;
  at: Millis;
  shownAt: Millis;
  /** Takes the place, and the id, of this one. */
  insteadOf: number | null;
}

export const habits: fc.Arbitrary<Habits> = fc
  .record<Habits>({
    guid: fc.constantFrom('good', 'good', 'link', 'none', 'same', 'day', 'pairs', 'place', 'random'),
    link: fc.constantFrom('own', 'own', 'fragment', 'query', 'pairs', 'home'),
    noise: fc.constantFrom('none', 'none', 'parameter', 'fragment', 'host', 'scheme'),
    title: fc.constantFrom('own', 'own', 'update', 'none'),
    date: fc.constantFrom('own', 'own', 'none', 'bumped'),
    order: fc.constantFrom('newest', 'oldest', 'any'),
    window: fc.integer({ min: 1, max: 6 }),
  })
  // One id, one address and no date, and then other words: that is what an edit is.
  .filter(({ guid, link, date }) => !(date === 'none' && isReused(guid) && !hasOwnLinks(link)))
  // The same few words without a date, a title, an id or an address: nobody knows whether they were said again.
  .filter((habit) => !(isBare(habit) && ['random', 'link', 'none'].includes(habit.guid)));

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('repost' as const), which: fc.nat(9) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        which: fc.nat(9),
        part: fc.constantFrom('title' as const, 'text' as const),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'rewrite' as const }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...(['regive ids', 'regive links', 'empty', 'shrink', 'move', 'restart'] as const).map((name) => ({
          do: name,
        })),
      ),
    },
  ),
  { minLength: 3, maxLength: 14 },
);

const WORDS =
  'printer invoice login export crash battery camera travel garden music market teacher window bridge candle forest ladder mirror needle orange pepper quartz ribbon saddle timber urchin velvet walnut yonder zephyr anchor barrel copper donkey engine falcon goblet hammer island jacket kettle lantern magnet napkin oyster pillow rabbit silver tunnel violin'.split(
    ' ',
  );

/** Words that no other item has in this order; the same for the same seed. */
export function wordsOf(seed: number, count: number): string {
  let state = (seed + 1) * 2_654_435_761;
  return Array.from({ length: count }, () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9;
    return WORDS[(state >>> 0) % WORDS.length]!;
  }).join(' ');
}

/**
 * What even a careful person could not tell from the outside is left out: which of two undated items without an address
 * of their own was edited into the other.
 */
export function canTell(habit: Habits, step: Step): boolean {
  const { guid, link, noise, date, title, window } = habit;
  const goodIds = guid === 'good' || (guid === 'link' && hasOwnLinks(link) && noise === 'none');
  const ownLinks = hasOwnLinks(link) && noise !== 'parameter' && noise !== 'fragment';
  if (step.do === 'edit') {
    if (step.part === 'title' && title !== 'own') return false;
    // Of a single item that has another id, another date and other words, nothing says that it is not another.
    const changing = guid === 'random' || (guid !== 'good' && noise !== 'none');
    const left = date === 'own' && !(title === 'none' && noise === 'parameter');
    if (changing && window === 1 && !left) return false;
    return goodIds || ownLinks || date === 'own';
  }
  // The same words under the same id, or without one under the same address, are one item whose date was changed.
  if (step.do === 'repost')
    return date === 'own' && (guid === 'good' || guid === 'random' || (!isReused(guid) && hasOwnLinks(link)));
  if (step.do === 'rewrite') return guid === 'good' && date === 'own' && title === 'own';
  if (step.do === 'regive ids') return !isBare(habit);
  // A page that shows one item at a time never shows that two have one id.
  if (step.do === 'regive links' && isReused(guid) && window < 3) return false;
  if (step.do === 'regive links') return guid === 'good' || date !== 'none' || title === 'own';
  return true;
}

function isBare({ link, noise, title, date }: Habits): boolean {
  return (
    date === 'none' &&
    title === 'none' &&
    (!hasOwnLinks(link) || noise === 'parameter' || noise === 'fragment')
  );
}

function isReused(guid: Habits['guid']): boolean {
  return guid === 'same' || guid === 'day' || guid === 'pairs' || guid === 'place';
}

export function hasOwnLinks(link: Habits['link']): boolean {
  return link === 'own' || link === 'fragment' || link === 'query';
}

/** One page of the feed as it stands; `read` is another number at every read. */
export function pageOf(
  items: readonly TrueItem[],
  { guid, link, noise, title, date, order, window }: Habits,
  generation: { ids: number; links: number },
  read: number,
): string {
  const shown = items.slice(-window);
  const sorted = order === 'newest' ? [...shown].reverse() : [...shown];
  if (order === 'any') sorted.sort((a, b) => ((a.n * 7 + read * 5) % 11) - ((b.n * 7 + read * 5) % 11));
  const home = noise === 'host' && read % 2 === 1 ? 'mirror.blog.example' : 'blog.example';
  const scheme = noise === 'scheme' && read % 2 === 1 ? 'http' : 'https';
  const moved = generation.links === 0 || link === 'home' ? '' : `/v${generation.links}`;
  const linkOf = (n: number) => {
    const place = {
      own: `/posts/${n}`,
      fragment: `/log#entry-${n}`,
      query: `/?p=${n}`,
      pairs: `/pages/${Math.floor(n / 2)}`,
      home: '/',
    }[link];
    const address = `${scheme}://${home}${moved}${place}`;
    if (noise === 'parameter' && link !== 'fragment')
      return `${address}${address.includes('?') ? '&' : '?'}zq=${read}x${n}`;
    return noise === 'fragment' && link !== 'fragment' ? `${address}#src=${read}x${n}` : address;
  };
  const guidOf = (n: number, at: Millis, place: number) =>
    ({
      good: `id-${generation.ids}-${n}`,
      link: linkOf(n),
      none: null,
      same: 'the-feed',
      day: new Date(at).toISOString().slice(0, 10),
      pairs: `pair-${Math.floor(n / 2)}`,
      place: `item-${place}`,
      random: `r-${read}-${n}`,
    })[guid];
  return `<rss version="2.0"><channel><title>Blog</title><link>https://blog.example/</link><language>en</language><description>d</description>${sorted
    .map((item, place) => {
      const n = item.insteadOf ?? item.n;
      const id = guidOf(n, item.at, place);
      return `<item>${id === null ? '' : `<guid isPermaLink="false">${escaped(id)}</guid>`}<link>${escaped(linkOf(item.n))}</link>${
        title === 'none' ? '' : `<title>${title === 'own' ? item.title : 'Update'}</title>`
      }<description>${item.text}</description>${
        date === 'none'
          ? ''
          : `<pubDate>${new Date(date === 'bumped' ? item.shownAt : item.at).toUTCString()}</pubDate>`
      }</item>`;
    })
    .join('')}</channel></rss>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;');
}

export const READ_EVERY = HOUR;
export const PUBLISH_EVERY = 7 * MINUTE;
