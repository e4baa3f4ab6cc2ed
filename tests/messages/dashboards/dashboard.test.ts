import { describe, expect, test } from 'vitest';
import { linkCards } from '../../../src/adapters/card-links.ts';
import { renderDiscord } from '../../../src/adapters/discord/render.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { dashboardMessage } from '../../../src/messages/dashboards/dashboard.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import * as sample from '../samples.ts';

const { NOW, alert, keyword, maple } = sample;
const LONG = 'Kestrelbox Extraordinary Wide Area Mesh Router and Repeater';

/** A workspace that has more of everything than is shown, with the longest names. */
function full(state: 'new' | 'claimed' | 'snoozed') {
  return {
    scope: { what: 'workspace' as const, name: LONG },
    place: 'C1',
    keywords: Array.from({ length: 60 }, (_, n) =>
      sample.keywordPeriod(
        keyword(`${LONG} ${n}`, { paused: true }),
        [987_654 - n, 123_456],
        [876_543, 98_765],
      ),
    ),
    days: new Map(),
    about: new Map(),
    shared: [],
    open: Array.from({ length: 40 }, (_, n) =>
      alert({
        id: `a${n}`,
        number: 100 + n,
        raisedAt: NOW - n * HOUR,
        triage: { state, holder: state === 'new' ? null : maple, since: NOW, snoozedUntil: NOW + HOUR },
      }),
    ),
    names: new Map([[alert().keywordId!, LONG]]),
    pushed: 0,
    requests: ['hacker-news', 'google-news', 'feed', 'one-more', 'another'].map((source) =>
      sample.request({ ...sample.downRequest, source }),
    ),
    digests: Array.from({ length: 20 }, (_, n) => ({
      channel: { ref: { platform: 'discord', home: 'H', channel: '9'.repeat(19) }, name: LONG } as const,
      next: NOW + n * HOUR,
    })),
    now: NOW,
  };
}

describe.each(languageTags)('the fullest dashboard in %s', (language) => {
  const locale = { language, timeZone: sample.PARIS };
  test.each(['new', 'claimed', 'snoozed'] as const)(
    'with alerts that are %s fits in one message, since only one can be edited',
    (state) => {
      for (const how of ['asked', 'kept'] as const) {
        const bare = dashboardMessage(full(state), how, locale);
        const message = linkCards(bare, ({ id }) => `https://discord.com/channels/${'9'.repeat(57)}/${id}`);
        expect(renderSlack(message).parts).toHaveLength(1);
        const pages = renderDiscord(message, { pictureOf: () => null, idOf: (_, nth) => `id-${nth}` });
        expect(pages).toHaveLength(1);
      }
    },
  );
});

test('what is oldest comes first, and what is loudest', () => {
  const message = dashboardMessage(full('new'), 'kept', { language: 'en', timeZone: sample.PARIS });
  const look = { color: false, width: 200, numberButton: () => 1 };
  const text = renderTerminal(message, look);
  expect(text).toContain('#139 ');
  expect(text).not.toContain('#100 ');
  expect(text).toContain('987,654');
});
