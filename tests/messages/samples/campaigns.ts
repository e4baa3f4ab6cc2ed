import type { Alert } from '../../../src/listening/alerts/alert.ts';
import type { Campaign } from '../../../src/listening/campaigns/campaign.ts';
import type { CampaignPhase, CampaignReport } from '../../../src/listening/campaigns/campaign-report.ts';
import { type CampaignDay, effectOf } from '../../../src/listening/campaigns/effect.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import type { TopPost } from '../../../src/listening/series/series.ts';
import type { Theme } from '../../../src/listening/themes/theme.ts';
import { DAY } from '../../../src/listening/time.ts';
import {
  campaignAdded,
  campaignEnded,
  campaignList,
  campaignRemoved,
  campaignUndone,
} from '../../../src/messages/campaigns/answers.ts';
import { campaignMessage } from '../../../src/messages/campaigns/campaign.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import { channel, maple, PARIS, topPost } from '../samples.ts';
import { author } from './people.ts';

/** Names that people gave: the same in every language. */
export const CAMPAIGN_NAMES = ['Kestrelfest', 'Tavnikade', 'quelora', 'zenvia duo'] as const;

/** Monday 2 November 2026 in Paris. */
const BEGIN = Date.UTC(2026, 10, 1, 23);

export function sampleCampaign(more: Partial<Campaign> = {}): Campaign {
  return {
    workspaceId: 'w1',
    id: 'c1',
    name: 'Kestrelfest',
    keywordIds: ['k-kestrelbox'],
    controlIds: [],
    from: BEGIN,
    to: BEGIN + 14 * DAY,
    goal: 'volume',
    timeZone: PARIS,
    createdAt: BEGIN - 3 * DAY,
    createdBy: maple,
    channelId: channel.id,
    reported: false,
    ...more,
  };
}

/** Days of `daily` posts with the ups and downs of a week, beside controls of about as many. */
function days(length: number, daily: number, others: number): CampaignDay[] {
  return Array.from({ length }, (_, day) => {
    const wave = [4, 2, 0, 3, -1, -4, -5][day % 7]! + ((day * 5) % 7) - 3;
    const count = Math.max(0, daily + wave);
    return { weekday: day % 7, count, controls: [others + (((day * 3) % 5) - 2)] };
  });
}

function phase(from: number, counts: readonly CampaignDay[], share: number): CampaignPhase {
  const posts = counts.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return {
    from,
    to: from + counts.length * DAY,
    days: counts.filter(({ count }) => count !== null).length,
    length: counts.length,
    posts,
    negative: Math.round(posts * share),
    judged: posts,
  };
}

/** What is said of a campaign with so many posts a day. @param keywords its own, and its control */
export function sampleReport(
  keywords: readonly [Keyword, Keyword],
  daily: number,
  more: Partial<CampaignReport> = {},
): CampaignReport {
  const [own, control] = keywords;
  const campaign = sampleCampaign({ keywordIds: [own.id], controlIds: [control.id] });
  const [before, during, after] = [days(84, 18, 24), days(14, daily, 25), days(7, 20, 24)];
  const effect = effectOf({ before, during })!;
  const later = effectOf({ before, during: after })!;
  const shown = [...before.slice(-28), ...during, ...after];
  const bands = [...effect.bands.before.slice(-28), ...effect.bands.during, ...later.bands.during];
  return {
    campaign,
    state: 'over',
    keywords: [own],
    controls: [control],
    rivals: [control],
    upTo: campaign.to,
    before: phase(BEGIN - 84 * DAY, before, 0.21),
    during: phase(BEGIN, during, 0.14),
    after: phase(campaign.to, after, 0.18),
    effect,
    unknown: null,
    later,
    mood: {
      before: 0.21,
      observed: 0.14,
      expected: { mean: 0.21, low: 0.16, high: 0.26 },
      leastSeen: 0.07,
      of: 300,
    },
    voice: { before: 0.43, observed: 0.55, expected: { mean: 0.43, low: 0.37, high: 0.48 } },
    points: shown.map(({ count }, index) => ({
      from: BEGIN + (index - 28) * DAY,
      to: BEGIN + (index - 27) * DAY,
      count,
      expected: bands[index]!,
    })),
    shared: 0,
    themes: [],
    people: [],
    alerts: [],
    overlaps: [],
    controlCampaigns: [],
    removed: 0,
    ...more,
  };
}

function theme(name: string, posts: number): Theme {
  return {
    key: name,
    name,
    posts,
    people: posts - 2,
    negative: 1,
    positive: 9,
    judged: posts,
    before: 2,
    newSince: null,
    moved: true,
    sure: 'sure',
    quote: topPost(),
    mentionIds: [],
  };
}

/** Everything that is said of campaigns. */
export function campaignMessages(
  keywords: readonly [Keyword, Keyword],
  { tops, alerts, now, name }: { tops: readonly TopPost[]; alerts: Alert[]; now: number; name?: string },
  locale: Locale,
): Message[] {
  const of = (daily: number, more: Partial<CampaignReport> = {}) => {
    const report = sampleReport(keywords, daily, more);
    return name === undefined ? report : { ...report, campaign: { ...report.campaign, name } };
  };
  const brought = {
    themes: [theme('quelora', 41), theme('zenvia duo', 12)],
    people: [author('copper.gazette', tops[0]!), author('tin_lantern', tops[0]!, { isNew: false })],
    alerts,
  };
  const campaign = of(30).campaign;
  const goal = (goal: Campaign['goal']) => ({ campaign: { ...campaign, goal } });
  const running = {
    state: 'running',
    after: null,
    later: null,
    points: of(30).points.slice(0, 33),
    during: { ...of(30).during!, length: 5, days: 4 },
  } as const;
  const unknown = (why: NonNullable<CampaignReport['unknown']>): Partial<CampaignReport> => ({
    effect: null,
    later: null,
    mood: null,
    voice: null,
    unknown: why,
    points: of(30).points.map((point) => ({ ...point, expected: null })),
  });
  return [
    campaignMessage(of(30, brought), 'asked', locale),
    campaignMessage(of(30, brought), 'posted', locale),
    campaignMessage(of(90), 'asked', locale),
    campaignMessage(of(9), 'asked', locale),
    campaignMessage(of(18, { controls: [], effect: { ...of(18).effect!, controls: 0 } }), 'asked', locale),
    campaignMessage(of(30, running), 'asked', locale),
    campaignMessage(
      of(30, { ...goal('mood'), overlaps: [sampleCampaign({ name: 'Tavnikade' })] }),
      'asked',
      locale,
    ),
    campaignMessage(of(30, { ...goal('mood'), mood: { ...of(30).mood!, observed: 0.2 } }), 'asked', locale),
    campaignMessage(of(30, { ...goal('mood'), mood: { ...of(30).mood!, observed: 0.4 } }), 'asked', locale),
    campaignMessage(of(30, { ...goal('mood'), mood: null }), 'asked', locale),
    campaignMessage(of(30, goal('share')), 'asked', locale),
    campaignMessage(of(30, { ...goal('share'), voice: null, rivals: [] }), 'asked', locale),
    ...(['planned', 'no-day'] as const).map((why) =>
      campaignMessage(
        of(30, {
          ...unknown(why),
          state: why === 'planned' ? 'planned' : 'running',
          during: null,
          after: null,
        }),
        'asked',
        locale,
      ),
    ),
    ...(['young', 'not-read', 'sources-changed', 'no-posts'] as const).map((why) =>
      campaignMessage(of(30, { ...unknown(why), shared: 3 }), 'asked', locale),
    ),
    campaignList([], now, locale),
    campaignList(
      [campaign, sampleCampaign({ id: 'c2', name: 'Tavnikade', from: now + DAY, to: now + 3 * DAY })],
      now,
      locale,
    ),
    campaignAdded({ campaign, keywords: [keywords[0]], channel, suggested: [keywords[1]] }, locale),
    campaignEnded(campaign, locale),
    campaignRemoved(campaign, locale),
    campaignUndone(campaign, locale),
    campaignUndone({ ...campaign, removedAt: now }, locale),
  ];
}
