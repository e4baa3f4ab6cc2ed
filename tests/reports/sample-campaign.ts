import type { CampaignReport } from '../../src/listening/campaigns/campaign-report.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../src/listening/time.ts';
import * as sample from '../messages/samples.ts';
import { FROM, TO } from './sample-posts.ts';

/** Four days of a launch in the week, with the six weeks before. */
export function reportCampaign(keyword: Keyword): CampaignReport {
  const [from, to] = [FROM + 2 * DAY, FROM + 6 * DAY];
  const phase = (start: Millis, end: Millis, posts: number) => {
    const length = Math.round((end - start) / DAY);
    return { from: start, to: end, days: length, length, posts, negative: posts / 4, judged: posts };
  };
  const expected = { mean: 620, low: 540, high: 700 };
  return {
    campaign: {
      workspaceId: 'w1',
      id: 'c1',
      name: 'Autumn launch',
      keywordIds: [keyword.id],
      controlIds: [],
      from,
      to,
      goal: 'volume',
      timeZone: sample.PARIS,
      createdAt: FROM - 30 * DAY,
      createdBy: sample.maple,
      channelId: sample.channel.id,
      reported: true,
    },
    state: 'over',
    keywords: [keyword],
    controls: [],
    rivals: [],
    upTo: to,
    before: phase(from - 42 * DAY, from, 6_300),
    during: phase(from, to, 1_040),
    after: phase(to, TO, 170),
    effect: {
      observed: 1_040,
      expected,
      ratio: { mean: 1.68, low: 1.49, high: 1.93 },
      leastSeen: 1.35,
      days: 4,
      controls: 0,
    },
    unknown: null,
    later: null,
    mood: null,
    voice: null,
    points: Array.from({ length: 33 }, (_, day) => {
      const start = from - (28 - day) * DAY;
      const during = start >= from && start < to;
      return {
        from: start,
        to: start + DAY,
        count: day === 9 ? null : 140 + ((day * 37) % 60) + (during ? 90 : 0),
        expected: during ? { mean: 155, low: 120, high: 190 } : null,
      };
    }),
    shared: 0,
    themes: [],
    people: [],
    alerts: [],
    overlaps: [],
    controlCampaigns: [],
    removed: 0,
  };
}
