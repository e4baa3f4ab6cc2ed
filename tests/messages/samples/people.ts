import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import type { RankedAuthor } from '../../../src/listening/people/ranked-author.ts';
import type { TopPost } from '../../../src/listening/series/series.ts';
import { DAY } from '../../../src/listening/time.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import { peopleMessage } from '../../../src/messages/people/people.ts';

/** Somebody in a list of people. @param top any post of the samples */
export function author(name: string, top: TopPost, more: Partial<RankedAuthor> = {}): RankedAuthor {
  return {
    authorKey: `bluesky:${name}`,
    name,
    url: `https://social.example/@${name}`,
    source: 'bluesky',
    followers: 48_200,
    posts: 2,
    likes: 1_200,
    reposts: 84,
    replies: 31,
    negative: 2,
    positive: 0,
    judged: 2,
    stance: 'critic',
    since: top.publishedAt,
    isNew: true,
    top,
    ...more,
  };
}

/** One of each kind: a newcomer, one whose followers nobody knows, an outlet, one who is in two minds. */
export function somePeople(tops: readonly TopPost[]): RankedAuthor[] {
  const [first, second, third] = tops as [TopPost, TopPost, TopPost];
  return [
    author('copper.gazette', first),
    author('tin_lantern', first, {
      authorKey: 'hacker-news:tin_lantern',
      source: 'hacker-news',
      followers: null,
      posts: 4,
      likes: 312,
      inPoints: true,
      reposts: 0,
      replies: 96,
      negative: 3,
      judged: 4,
      since: first.publishedAt - 60 * DAY,
      isNew: false,
    }),
    author(
      'Le Câblier',
      { ...third, title: second.title },
      {
        authorKey: 'outlet:cablier.example Le Câblier',
        source: 'feed',
        followers: null,
        siteRank: 0.8,
        pickups: 14,
        posts: 3,
        likes: 0,
        reposts: 0,
        replies: 0,
        negative: 0,
        stance: 'neutral',
        since: third.publishedAt,
        isNew: false,
      },
    ),
    author('patchpanel', second, {
      followers: 12_400,
      posts: 310,
      reactionsTo: 58,
      likes: 45,
      reposts: 3,
      replies: 12,
      negative: 3,
      positive: 3,
      judged: 7,
      stance: 'mixed',
      since: second.publishedAt - 200 * DAY,
      isNew: false,
    }),
    author('willow_bark', second, {
      followers: 830,
      posts: 1,
      likes: 22,
      reposts: 0,
      replies: 1,
      negative: 0,
      positive: 1,
      judged: 1,
      stance: 'fan',
    }),
  ];
}

/** All pages of people: of one keyword, of several, of one side, and of nobody. */
export function peopleMessages(
  keywords: readonly [Keyword, Keyword],
  tops: readonly TopPost[],
  now: number,
  locale: Locale,
): Message[] {
  const period = { from: now - 7 * DAY, to: now, beforeFrom: now - 14 * DAY, cadence: 'asked' } as const;
  const people = somePeople(tops);
  const [one, other] = keywords;
  const ten = [...people, ...people.map((known) => ({ ...known, authorKey: `${known.authorKey}2` }))];
  const message = (answer: Partial<Parameters<typeof peopleMessage>[0]>) =>
    peopleMessage({ period, stance: null, keywords: [], others: [], left: [], ...answer }, locale);
  const of = (keyword: Keyword, of: readonly RankedAuthor[]) => ({
    keyword,
    people: of,
    ofOutlets: false,
    unlisted: false,
  });
  return [
    message({ keywords: [of(one, ten)] }),
    message({
      stance: 'critic',
      keywords: [of(one, people.slice(0, 2))],
      left: ['youtube', 'reddit'],
    }),
    message({
      keywords: [of(one, people.slice(0, 3)), of(other, [])],
      left: ['threads'],
    }),
    message({ stance: 'fan', keywords: [of(one, [])], left: ['youtube'] }),
    message({ keywords: [of(one, [])] }),
    message({ keywords: [{ ...of(one, []), ofOutlets: true, unlisted: true }] }),
  ];
}
