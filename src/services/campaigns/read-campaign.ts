import type { Campaign } from '../../listening/campaigns/campaign.ts';
import { stateOf } from '../../listening/campaigns/campaign.ts';
import type { CampaignPhase, CampaignReport, NoEffect } from '../../listening/campaigns/campaign-report.ts';
import {
  type CampaignDay,
  ENOUGH_BEFORE,
  effectOf,
  LEAST_BEFORE,
  MOST_BEFORE,
} from '../../listening/campaigns/effect.ts';
import { moodChange } from '../../listening/campaigns/share-change.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import type { Store } from '../../store/store.ts';
import { isComparable } from '../digests/compare-periods.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { type Brought, readBrought } from './read-brought.ts';
import { type Day, type DayCount, daysOf, readDays, togetherOf } from './read-days.ts';
import { voiceOf } from './voice.ts';

/** So long after its end a campaign is still looked after. */
const MOST_AFTER = 28;
/** Days before it that the picture shows. */
const SHOWN_BEFORE = 28;

export interface CampaignRequest {
  workspace: Workspace;
  campaign: Campaign;
  now: Millis;
  /** Themes and people, which cost more than figures. Left out: none. */
  brought?: true;
}

/**
 * What came of a campaign: days before, during and after it, of its own keywords and of those it is held against; days that
 * nobody read are left out on both sides.
 */
export async function readCampaign(store: Store, request: CampaignRequest): Promise<CampaignReport> {
  const { workspace, campaign, now } = request;
  const { timeZone, from, to } = campaign;
  const all = await store.keywords(workspace.id);
  const named = (ids: readonly string[]) => all.filter(({ id }) => ids.includes(id));
  const [keywords, controls] = [named(campaign.keywordIds), named(campaign.controlIds)];
  const rivals = controls.length > 0 ? controls : competitorsOf(campaign, all);
  const today = dayStart(now, timeZone);
  const upTo = Math.min(Math.max(today, from), to);
  const after = Math.min(today, daysLater(to, Math.min(MOST_AFTER, Math.round((to - from) / DAY)), timeZone));
  const days = {
    before: daysOf(daysLater(from, -MOST_BEFORE, timeZone), Math.min(from, today), timeZone),
    during: daysOf(from, upTo, timeZone),
    after: daysOf(to, Math.max(to, after), timeZone),
  };
  const line = [...days.before, ...days.during, ...days.after];
  // What was read late is counted like the rest: only alerts come too late for it.
  const listening = { ...(await readListening(store, workspace, line[0]?.from ?? from, now)), unread: [] };
  const counted = new Map<string, (DayCount | null)[]>();
  for (const keyword of new Set([...keywords, ...rivals]))
    counted.set(keyword.id, await readDays(store, workspace, keyword, line, { listening, timeZone, now }));
  const of = (keyword: Keyword) => counted.get(keyword.id)!;
  const own = togetherOf(keywords.map(of), line.length);
  const cut = <T>(values: readonly T[]) => ({
    before: values.slice(0, days.before.length),
    during: values.slice(days.before.length, days.before.length + days.during.length),
    after: values.slice(days.before.length + days.during.length),
  });
  const against = (others: readonly Keyword[]) =>
    cut(
      line.map(
        ({ weekday }, index): CampaignDay => ({
          weekday,
          count: own[index]?.total ?? null,
          controls: others.map((other) => of(other)[index]?.total ?? null),
        }),
      ),
    );
  const compared = against(controls);
  const counts = cut(own);
  const unknown = await whyUnknown();
  const found = unknown === null ? effectOf(compared) : null;
  const later = found && effectOf({ before: compared.before, during: compared.after });
  const expected = found && [
    ...found.bands.before,
    ...found.bands.during,
    ...(later?.bands.during ?? days.after.map(() => null)),
  ];
  const shown = Math.max(0, days.before.length - SHOWN_BEFORE);
  const others = cut(togetherOf(controls.map(of), line.length));
  const campaigns = await store.campaigns(workspace.id);
  const brought: Brought =
    request.brought && days.during.length > 0
      ? await readBrought(store, workspace, { campaign, keywords, upTo }, listening, now)
      : { themes: [], people: [], alerts: [] };
  return {
    campaign,
    state: stateOf(campaign, now),
    keywords,
    controls,
    rivals,
    upTo,
    before: phaseOf(days.before, counts.before),
    during: days.during.length === 0 || keywords.length === 0 ? null : phaseOf(days.during, counts.during),
    after: days.after.length === 0 || keywords.length === 0 ? null : phaseOf(days.after, counts.after),
    effect: found,
    unknown: unknown ?? (found ? null : 'no-posts'),
    later: later ?? null,
    mood:
      unknown === null || unknown === 'no-posts'
        ? moodChange({
            before: counts.before,
            during: counts.during,
            controls: controls.length > 0 ? { before: others.before, during: others.during } : null,
          })
        : null,
    voice: unknown === null && rivals.length > 0 ? voiceOf(against(rivals)) : null,
    points: line.slice(shown).map((day, index) => ({
      from: day.from,
      to: day.to,
      count: own[shown + index]?.total ?? null,
      expected: expected?.[shown + index] ?? null,
    })),
    shared: await sharedIn(store, workspace, keywords, { from, to: upTo }),
    ...brought,
    overlaps: overlapsOf(campaign, campaigns),
    controlCampaigns: campaigns.filter(
      (other) =>
        isOther(other, campaign, upTo) &&
        other.to > from &&
        other.keywordIds.some((keyword) => campaign.controlIds.includes(keyword)),
    ),
    removed: campaign.keywordIds.length + campaign.controlIds.length - keywords.length - controls.length,
  };

  async function whyUnknown(): Promise<NoEffect | null> {
    if (keywords.length === 0) return 'removed';
    if (stateOf(campaign, now) === 'planned') return 'planned';
    if (days.during.length === 0) return 'no-day';
    const first = counts.before.findIndex((count) => count !== null);
    const read = counts.before.filter((count) => count !== null).length;
    if (read < LEAST_BEFORE) return 'young';
    if (counts.during.every((count) => count === null)) return 'not-read';
    const period = { from, to: upTo, beforeFrom: days.before[first]!.from };
    return (await allComparable(store, workspace, [...keywords, ...controls], period, listening, now))
      ? enoughFor(read)
      : 'sources-changed';
  }

  /** Without controls only a longer past says what is usual. */
  function enoughFor(read: number): NoEffect | null {
    const silent = counts.before.every((count) => (count?.total ?? 0) === 0);
    if (silent) return 'no-posts';
    return effectOf(compared) === null && read < ENOUGH_BEFORE ? 'young' : null;
  }
}

/** Of the same keyword as the campaign is about, its competitors; none where it is about one itself. */
function competitorsOf({ keywordIds }: Campaign, all: readonly Keyword[]): Keyword[] {
  return all.filter(({ id, kind }) => kind === 'competitor' && !keywordIds.includes(id)).slice(0, 8);
}

async function allComparable(
  store: Store,
  workspace: Workspace,
  keywords: readonly Keyword[],
  period: { from: Millis; to: Millis; beforeFrom: Millis },
  ...rest: [listening: Parameters<typeof isComparable>[3], now: Millis]
): Promise<boolean> {
  const ids = keywords.map(({ id }) => id);
  const totals = await store.totals(workspace.id, ids, period.from, period.to);
  const before = await store.totals(workspace.id, ids, period.beforeFrom, period.from);
  for (const [index, keyword] of keywords.entries()) {
    const counts = { keyword, totals: totals[index]!, before: before[index]! };
    if (!(await isComparable(store, counts, period, ...rest))) return false;
  }
  return true;
}

function phaseOf(days: readonly Day[], counts: readonly (DayCount | null)[]): CampaignPhase {
  const read = counts.filter((count) => count !== null);
  return {
    from: days[0]?.from ?? 0,
    to: days.at(-1)?.to ?? 0,
    days: read.length,
    length: days.length,
    posts: read.reduce((sum, { total }) => sum + total, 0),
    negative: read.reduce((sum, { negative }) => sum + negative, 0),
    judged: read.reduce((sum, { judged }) => sum + judged, 0),
  };
}

async function sharedIn(
  store: Store,
  workspace: Workspace,
  keywords: readonly Keyword[],
  { from, to }: { from: Millis; to: Millis },
): Promise<number> {
  if (keywords.length < 2 || to <= from) return 0;
  const ids = keywords.map(({ id }) => id);
  return (await store.sharedPosts(workspace.id, ids, from, to)).reduce((sum, { total }) => sum + total, 0);
}

/** Campaigns of the same keywords that blur this one: they run at the same time, or in the weeks that it is held against. */
function overlapsOf(campaign: Campaign, all: readonly Campaign[]): Campaign[] {
  const { keywordIds, from, to } = campaign;
  return all.filter(
    (other) =>
      isOther(other, campaign, to) &&
      other.to > from - MOST_BEFORE * DAY &&
      other.keywordIds.some((keyword) => keywordIds.includes(keyword)),
  );
}

function isOther(other: Campaign, { id }: Campaign, before: Millis): boolean {
  return other.id !== id && other.removedAt === undefined && other.from < before;
}

/** At noon, a change of the clock takes no midnight into another day. */
export function daysLater(at: Millis, days: number, timeZone: string): Millis {
  return dayStart(at + days * DAY + DAY / 2, timeZone);
}
