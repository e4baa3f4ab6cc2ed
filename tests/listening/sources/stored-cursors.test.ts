import { describe, expect, it } from 'vitest';
import { dev } from '../../../src/listening/sources/dev/dev.ts';
import { discourse } from '../../../src/listening/sources/discourse.ts';
import { gdelt } from '../../../src/listening/sources/gdelt.ts';
import { hackerNews } from '../../../src/listening/sources/hacker-news.ts';
import { lemmy } from '../../../src/listening/sources/lemmy/lemmy.ts';
import { mastodon } from '../../../src/listening/sources/mastodon/mastodon.ts';
import { podcastIndex } from '../../../src/listening/sources/podcast-index.ts';
import type { Json, Request, Source, SourceContext } from '../../../src/listening/sources/source.ts';
import { x } from '../../../src/listening/sources/x/x.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HIGH = NOW - HOUR;
const seconds = (at: number) => Math.floor(at / 1000);
/** The id that X gives a post of this time. */
const idAt = (at: number) => String(BigInt(at - 1_288_834_974_657) << 22n);

/** Answers nothing new, and remembers what was asked for. */
function silentContext(answer: string) {
  const requested: URL[] = [];
  const context = {
    now: () => NOW,
    options: {},
    web: {
      fetch: async (url: string) => {
        requested.push(new URL(url));
        return {
          status: 200,
          url,
          movedTo: null,
          headers: new Headers(),
          body: new TextEncoder().encode(answer),
          notModified: false,
        };
      },
    },
  } as unknown as SourceContext;
  return { asked: requested, context };
}

interface Stored {
  name: string;
  source: Source;
  params: Record<string, string>;
  /** A cursor in the form that an earlier version stored. */
  stored: Json;
  /** An answer of the service with nothing in it. */
  nothing: string;
  /** The first read has not ended: it says how far back it reached. */
  first?: true;
  /** Parameters that the next question must have; null = must not. */
  asks: Record<string, string | null>;
  /** What must still be in the cursor after the read. */
  next: Json;
}

const searchX = { words: JSON.stringify(['acme', 'kestrelbox']), budget: '' };
const xCursor = {
  v: 1,
  spending: { month: '2026-11', spent: 123 },
  marks: { '': { known: ['acme', 'kestrelbox'], sinceId: idAt(HIGH) } },
  readAt: HIGH,
};

/** In any order. */
const both: string[] = expect.arrayContaining(['acme', 'kestrelbox']);

const CASES: Stored[] = [
  {
    name: 'DEV, between two reads',
    source: dev,
    params: {},
    stored: { v: 1, high: HIGH, chain: null },
    nothing: '[]',
    asks: { page: '1' },
    next: { high: HIGH },
  },
  {
    name: 'DEV, in the middle of a chain',
    source: dev,
    params: {},
    stored: { v: 1, high: HIGH, chain: { page: 3, from: HIGH - 6 * HOUR, newest: HIGH + 1_000 } },
    nothing: '[]',
    asks: { page: '3' },
    next: { high: HIGH + 1_000, chain: null },
  },
  {
    name: 'Hacker News, between two reads',
    source: hackerNews,
    params: { words: 'kestrelbox' },
    stored: { v: 1, high: HIGH, wideAt: NOW - HOUR, chain: null },
    nothing: '{"hits":[],"nbPages":0}',
    asks: { page: '0', numericFilters: `created_at_i>=${seconds(HIGH - 6 * HOUR)}` },
    next: { high: HIGH, wideAt: NOW - HOUR },
  },
  {
    name: 'Hacker News, when it is time to look back far',
    source: hackerNews,
    params: { words: 'kestrelbox' },
    stored: { v: 1, high: HIGH, wideAt: NOW - 25 * HOUR, chain: null },
    nothing: '{"hits":[],"nbPages":0}',
    asks: { numericFilters: `created_at_i>=${seconds(HIGH - 48 * HOUR)}` },
    next: { high: HIGH, wideAt: NOW },
  },
  {
    name: 'Hacker News, in the middle of a chain',
    source: hackerNews,
    params: { words: 'kestrelbox' },
    stored: {
      v: 1,
      high: HIGH,
      wideAt: NOW - HOUR,
      chain: { from: HIGH - 6 * HOUR, to: null, page: 4, pages: 4, newest: HIGH + 1_000, wide: false },
    },
    nothing: '{"hits":[],"nbPages":0}',
    asks: { page: '4', numericFilters: `created_at_i>=${seconds(HIGH - 6 * HOUR)}` },
    next: { high: HIGH + 1_000, wideAt: NOW - HOUR, chain: null },
  },
  {
    name: 'Hacker News, in the middle of a chain whose window has moved',
    source: hackerNews,
    params: { words: 'kestrelbox' },
    stored: {
      v: 1,
      high: null,
      wideAt: null,
      chain: { from: NOW - 7 * DAY, to: NOW - DAY, page: 2, pages: 12, newest: NOW - HOUR, wide: true },
    },
    first: true,
    nothing: '{"hits":[],"nbPages":0}',
    asks: {
      page: '2',
      numericFilters: `created_at_i>=${seconds(NOW - 7 * DAY)},created_at_i<${seconds(NOW - DAY)}`,
    },
    next: { high: NOW - HOUR, wideAt: NOW, chain: null },
  },
  {
    name: 'Lemmy, between two reads',
    source: lemmy,
    params: { server: 'https://lemmy.example', words: 'kestrelbox' },
    stored: { v: 1, version: 'v4', versionAt: NOW - HOUR, high: HIGH, chain: null },
    nothing: '{"posts":[],"comments":[]}',
    asks: { time_range_seconds: String((NOW - HIGH + 2 * HOUR) / 1000), page_cursor: null },
    next: { version: 'v4', versionAt: NOW - HOUR, high: HIGH },
  },
  {
    name: 'Lemmy, in the middle of a chain',
    source: lemmy,
    params: { server: 'https://lemmy.example', words: 'kestrelbox' },
    stored: {
      v: 1,
      version: 'v3',
      versionAt: NOW - HOUR,
      high: null,
      chain: { from: NOW - 7 * DAY, page: '5', pages: 4, newest: HIGH, first: true },
    },
    first: true,
    nothing: '{"posts":[],"comments":[]}',
    asks: { page: '5' },
    next: { version: 'v3', high: HIGH, chain: null },
  },
  {
    name: 'Mastodon, between two reads',
    source: mastodon,
    params: { server: 'https://m.example', tag: 'kestrelbox' },
    stored: {
      v: 1,
      marks: [
        { id: '30', at: HIGH },
        { id: '10', at: HIGH - 3 * HOUR },
      ],
      chain: null,
    },
    nothing: '[]',
    asks: { min_id: '10', max_id: null },
    next: { marks: [{ id: '30' }, { id: '10' }] },
  },
  {
    name: 'Mastodon, in the middle of a chain that goes up',
    source: mastodon,
    params: { server: 'https://m.example', tag: 'kestrelbox' },
    stored: {
      v: 1,
      marks: [{ id: '30', at: HIGH }],
      chain: {
        way: 'on',
        id: '41',
        from: HIGH - 2 * HOUR,
        pages: 1,
        met: [{ id: '41', at: HIGH + MINUTE * 9 }],
      },
    },
    nothing: '[]',
    asks: { min_id: '41', max_id: null },
    next: { marks: [{ id: '41', at: HIGH + MINUTE * 9 }, { id: '30' }], chain: null },
  },
  {
    name: 'Mastodon, in the middle of a first read that goes back',
    source: mastodon,
    params: { server: 'https://m.example', tag: 'kestrelbox' },
    stored: {
      v: 1,
      marks: [],
      chain: { way: 'back', id: '17', from: NOW - 7 * DAY, pages: 2, met: [{ id: '30', at: HIGH }] },
    },
    first: true,
    nothing: '[]',
    asks: { max_id: '17', min_id: null },
    next: { marks: [{ id: '30', at: HIGH }], chain: null },
  },
  {
    name: 'a Discourse forum, between two reads',
    source: discourse,
    params: { server: 'https://forum.example' },
    stored: { v: 1, high: 120, highAt: HIGH, chain: null },
    nothing: '{"latest_posts":[]}',
    asks: { before: null },
    next: {},
  },
  {
    name: 'a Discourse forum, in the middle of a chain',
    source: discourse,
    params: { server: 'https://forum.example' },
    stored: {
      v: 1,
      high: 120,
      highAt: HIGH,
      chain: { before: 171, pages: 1, newest: 220, newestAt: NOW - MINUTE, oldestAt: NOW - 20 * MINUTE },
    },
    nothing: '{"latest_posts":[]}',
    asks: { before: '171' },
    next: {},
  },
  {
    name: 'GDELT',
    source: gdelt,
    params: { words: 'kestrelbox' },
    stored: { v: 1, readAt: NOW - HOUR },
    nothing: '{}',
    asks: { timespan: '80min' },
    next: {},
  },
  {
    name: 'Podcast Index',
    source: podcastIndex,
    params: { words: 'kestrelbox' },
    stored: { v: 1, high: HIGH },
    nothing: '{"items":[]}',
    asks: { q: 'kestrelbox' },
    next: { high: HIGH },
  },
  {
    name: 'X, between two rounds',
    source: x,
    params: searchX,
    stored: { ...xCursor, round: null, search: null },
    nothing: '{"data":[],"meta":{"result_count":0}}',
    asks: { since_id: idAt(HIGH), start_time: null, next_token: null },
    next: {
      spending: xCursor.spending,
      marks: { '': { known: both, sinceId: idAt(HIGH) } },
      readAt: NOW,
      round: null,
      search: null,
    },
  },
  {
    name: 'X, in the middle of a search',
    source: x,
    params: searchX,
    stored: {
      ...xCursor,
      round: { left: [''], begunAt: NOW - MINUTE, coveredFrom: NOW - 7 * DAY, lostTo: null },
      search: {
        key: '',
        words: ['acme', 'kestrelbox'],
        sinceId: idAt(HIGH),
        from: null,
        next: 'page3',
        newestId: idAt(NOW - MINUTE),
        pages: 2,
      },
    },
    nothing: '{"data":[],"meta":{"result_count":0}}',
    asks: { since_id: idAt(HIGH), start_time: null, next_token: 'page3' },
    next: {
      marks: { '': { known: both, sinceId: idAt(NOW - MINUTE) } },
      readAt: NOW - MINUTE,
      round: null,
      search: null,
    },
  },
  {
    name: 'X, in the middle of a search for the past of a new word',
    source: x,
    params: searchX,
    stored: {
      ...xCursor,
      marks: { '': { known: ['acme'], sinceId: idAt(HIGH) } },
      round: { left: [''], begunAt: NOW - MINUTE, coveredFrom: NOW - 7 * DAY, lostTo: null },
      search: {
        key: '',
        words: ['kestrelbox'],
        sinceId: null,
        from: NOW - 5 * DAY,
        next: 'page2',
        newestId: idAt(NOW - MINUTE),
        pages: 1,
      },
    },
    nothing: '{"data":[],"meta":{"result_count":0}}',
    asks: { since_id: null, start_time: new Date(NOW - 5 * DAY).toISOString(), next_token: 'page2' },
    next: {
      // What a new word has brought says nothing about the others.
      marks: { '': { known: both, sinceId: idAt(HIGH) } },
      readAt: HIGH,
      search: null,
    },
  },
];

describe('a cursor that an earlier version stored is read on from', () => {
  it.each(CASES)('$name', async ({ source, params, stored, nothing, first, asks, next }) => {
    const { asked: requested, context } = silentContext(nothing);
    const request: Request = {
      source: source.id,
      key: 'kestrelbox',
      params,
      scope: 'all',
      serves: 'all',
      everyMs: 10 * MINUTE,
    };
    const page = await source.collect(request, stored, context);
    for (const [name, value] of Object.entries(asks))
      expect(requested[0]?.searchParams.get(name)).toBe(value);
    expect(JSON.parse(JSON.stringify(page.cursor))).toMatchObject(next as object);
    expect(page).not.toHaveProperty('gap');
    expect('coveredFrom' in page).toBe(first === true);
    // It is what the next version reads: once more, and nothing is asked anew from the beginning.
    if (!page.more) {
      const again = await source.collect(request, JSON.parse(JSON.stringify(page.cursor)) as Json, context);
      expect(again).not.toHaveProperty('coveredFrom');
      expect(again).not.toHaveProperty('gap');
    }
  });
});
