import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { newTriage } from '../../../src/listening/alerts/triage.ts';
import { respondWithin } from '../../../src/listening/alerts/triage-timers.ts';
import type { Person } from '../../../src/listening/channel.ts';
import { HOUR, type Millis } from '../../../src/listening/time.ts';

export const NINE: Millis = Date.UTC(2026, 2, 3, 9);

export const maple: Person = { platform: 'slack', id: 'U0MAPLE', name: 'maplefox' };
export const birch: Person = { platform: 'discord', id: '400000000000000001', name: 'birchowl' };
export const cedar: Person = { platform: 'terminal', id: 'cedar', name: 'cedar' };

/** A negative spike about an invented router, as raised at nine. */
export function sampleAlert(part: Partial<Alert> = {}): Alert {
  const severity = part.severity ?? 2;
  const raisedAt = part.raisedAt ?? NINE;
  return {
    workspaceId: 'w1',
    id: 'negative-k1-a',
    number: 12,
    keywordId: 'k1',
    kind: 'spike',
    severity,
    startedAt: raisedAt - HOUR,
    raisedAt,
    episodeAt: raisedAt - HOUR,
    evidence: {
      stream: 'negative',
      alsoOther: false,
      windowMs: 2 * HOUR,
      windowEnd: raisedAt,
      observed: 41,
      expected: 19.4,
      interval: [12, 28],
      timesNormal: 2.1,
      score: 5.2,
      theta: 4.2,
      sensitivity: 'normal',
      since: raisedAt - HOUR,
      rising: true,
      baselineHours: 552,
      learning: false,
      expectedEvent: null,
      drivers: [{ phrase: 'firmware 4.2', posts: 27, authors: 22, weight: 3.1 }],
      top: [
        {
          mentionId: 'm1',
          storyId: 'm1',
          source: 'hacker-news',
          outlet: null,
          url: 'https://board.example/item/1',
          title: 'Update bricked my Kestrelbox',
          excerpt: 'Since firmware 4.2 my Kestrelbox reboots every ten minutes.',
          authorName: 'willowwren',
          publishedAt: raisedAt - HOUR,
          reach: 812,
          label: 'neg',
          copies: 2,
        },
      ],
      sources: [{ source: 'hacker-news', observed: 25, timesNormal: 3.2 }],
      posts: 41,
      stories: 4,
      authors: 33,
      largestAuthorShare: 0.1,
      copiesShare: 0.05,
      possibleSpam: false,
      sentimentNow: { negative: 41, posts: 58 },
      sentimentBefore: { negative: 120, posts: 540 },
      moodSignificant: true,
      coverage: [{ source: 'hacker-news', state: 'ok', since: null, detail: null }],
      series: [],
      band: [],
      gaps: [],
    },
    now: {
      at: raisedAt,
      observed: 41,
      expected: 19.4,
      peak: 24,
      total: 41,
      toldTimes: 2.1,
      toldAt: raisedAt,
      escalations: 0,
    },
    calmAt: null,
    triage: newTriage(raisedAt, raisedAt + respondWithin(severity)),
    version: 1,
    ...part,
  };
}
