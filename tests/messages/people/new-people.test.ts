import { expect, test } from 'vitest';
import type { KeywordPeriod } from '../../../src/listening/digest.ts';
import type { RankedAuthor } from '../../../src/listening/people/ranked-author.ts';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { plain } from '../../../src/messages/message.ts';
import { newPeopleLine } from '../../../src/messages/people/new-people.ts';
import { author } from '../samples/people.ts';
import * as sample from '../samples.ts';

const [top] = sample.topPosts as [(typeof sample.topPosts)[number]];
const known = (name: string, more: Partial<RankedAuthor> = {}) => author(name, top, more);
const period = (people: RankedAuthor[], more: Partial<KeywordPeriod> = {}, keyword = sample.kestrelbox) =>
  sample.keywordPeriod(keyword, [30, 3], [20, 2], { people, ...more });

function line(keywords: KeywordPeriod[], cadence: 'weekly' | 'daily' = 'weekly', language = 'en', room = 2) {
  const digest = { keywords, period: sample.period(cadence, cadence === 'weekly' ? 7 : 1) };
  const runs = newPeopleLine(digest, room, copyOf(language), formatOf({ language, timeZone: sample.PARIS }));
  return runs && plain(runs).replace(/[\u00a0\u202f]/g, ' ');
}

test('who is new and read by many is named, with how many and how they answered', () => {
  expect(line([period([known('copper.gazette')])])).toBe(
    'New this week: copper.gazette (Bluesky, 48,200 followers, 1,200 likes).',
  );
  expect(line([period([known('copper.gazette', { followers: null, inPoints: true })])], 'daily')).toBe(
    'New: copper.gazette (Bluesky, 1,200 points).',
  );
  expect(line([period([known('copper.gazette')])], 'weekly', 'fr')).toBe(
    'Nouveau cette semaine : copper.gazette (Bluesky, 48 200 abonnés, 1 200 j’aime).',
  );
});

test('of several keywords each is named, and nobody twice', () => {
  const other = sample.keyword('Tavnik');
  const keywords = [
    period([known('copper.gazette'), known('later')]),
    period([known('copper.gazette'), known('oak.jay')], {}, other),
  ];
  expect(line(keywords)).toBe(
    'New this week: copper.gazette (Bluesky, 48,200 followers, 1,200 likes) on Kestrelbox Router; later (Bluesky, 48,200 followers, 1,200 likes) on Kestrelbox Router.',
  );
  expect(line(keywords, 'weekly', 'en', 1)).not.toContain('later');
});

test.each<[string, Partial<RankedAuthor>]>([
  ['somebody who was there before', { isNew: false }],
  ['somebody whom few read', { followers: 900, likes: 3, reposts: 0, replies: 0 }],
  ['somebody with readers who do not answer', { likes: 0, reposts: 0, replies: 0 }],
  ['an outlet', { pickups: 40 }],
])('%s is no line', (_, more) => {
  expect(line([period([known('copper.gazette', more)])])).toBeNull();
});

test('while the past of a keyword is not known, nobody is new to it', () => {
  expect(line([period([known('copper.gazette')], { comparable: false })])).toBeNull();
  expect(line([period([])])).toBeNull();
  expect(line([period([known('copper.gazette')])], 'weekly', 'en', 0)).toBeNull();
});
