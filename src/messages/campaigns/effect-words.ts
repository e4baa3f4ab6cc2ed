import type { Campaign, CampaignEffect, Estimate } from '../../listening/campaigns/campaign.ts';
import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import { ENOUGH_BEFORE } from '../../listening/campaigns/effect.ts';
import type { ShareChange } from '../../listening/campaigns/share-change.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { localTime } from '../../listening/zoned.ts';
import { sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { guarded } from '../own-commands.ts';

/** Other campaigns that are named in a note. */
const NAMED = 3;
/** Beyond, a factor is easier to read than a percentage. */
const IN_TIMES = 3;

/** What it came to by its goal, in a sentence or two; and of mentions where these were not the goal. */
export function findingsOf(report: CampaignReport, words: Copy, format: Format): string[] {
  const { campaign, unknown, effect, mood, voice } = report;
  const { campaigns: copy } = words;
  if (unknown === 'planned') return [sentence(copy.begins(campaignDay(campaign, campaign.from, format)))];
  const volume = effect
    ? volumeWords(effect, words, format)
    : unknown === null
      ? []
      : [copy.unknown[unknown]];
  if (unknown === 'removed') return volume;
  switch (campaign.goal) {
    case 'volume':
      return volume;
    case 'mood':
      if (unknown !== null && unknown !== 'no-posts') return volume;
      return [...(mood ? moodWords(mood, words, format) : [copy.mood.few]), ...volume];
    case 'share':
      if (voice) return [voiceWords(voice, words, format), ...volume];
      if (report.rivals.length === 0) return [copy.voice.alone, ...volume];
      return unknown === null ? [copy.voice.few, ...volume] : volume;
  }
}

function volumeWords({ ratio, leastSeen }: CampaignEffect, words: Copy, format: Format): string[] {
  const copy = words.campaigns.volume;
  const more = (by: number) => format.percent(by - 1);
  if (ratio.low > 1) {
    if (ratio.high >= IN_TIMES) {
      const [low, high] = [format.rough(ratio.low), format.rough(ratio.high)];
      return [copy.times(low, high)];
    }
    const [low, high] = [more(ratio.low), more(ratio.high)];
    return [low === high ? copy.moreOne(low) : copy.more(low, high)];
  }
  if (ratio.high < 1) {
    const [low, high] = [format.percent(1 - ratio.high), format.percent(1 - ratio.low)];
    return [low === high ? copy.fewerOne(low) : copy.fewer(low, high)];
  }
  return [
    copy.none,
    leastSeen >= IN_TIMES ? copy.leastTimes(format.rough(leastSeen)) : copy.least(more(leastSeen)),
  ];
}

function moodWords(mood: ShareChange, words: Copy, format: Format): string[] {
  const copy = words.campaigns.mood;
  const figures = shareFigures(mood, format);
  const { observed, expected, leastSeen } = mood;
  if (observed < expected.low) return [copy.better(...figures)];
  if (observed > expected.high) return [copy.worse(...figures)];
  return [copy.none(...figures), format.count(Math.max(1, Math.ceil(leastSeen * 100)), copy.least)];
}

function voiceWords(voice: NonNullable<CampaignReport['voice']>, words: Copy, format: Format): string {
  const copy = words.campaigns.voice;
  const { observed, expected } = voice;
  const kind = observed > expected.high ? 'more' : observed < expected.low ? 'less' : 'none';
  return copy[kind](...shareFigures(voice, format));
}

/** What was, and the ends of what was to be expected. */
export function shareFigures(
  { observed, expected }: { observed: number; expected: Estimate },
  format: Format,
): [share: string, low: string, high: string] {
  return [format.percent(observed), format.percent(expected.low), format.percent(expected.high)];
}

/** What cannot be said, and what the figures are of: each in a short sentence. */
export function notesOf(report: CampaignReport, words: Copy, format: Format): string[] {
  const { campaign, state, before, during, effect, controls, shared, overlaps, removed } = report;
  const { campaigns: copy, units } = words;
  if (state === 'planned' || !during) return [];
  const { notes } = copy;
  const days = (count: number) => format.count(count, units.days);
  const length = Math.round((campaign.to - campaign.from) / DAY);
  const unread = during.length - during.days;
  const named = (which: typeof overlaps) => {
    const names = which.slice(0, NAMED).map(({ name }) => units.quote(nameOf({ name })));
    const left = which.length - names.length;
    return format.list(left > 0 ? [...names, format.count(left, notes.others)] : names);
  };
  const together = overlaps.filter(({ from, to }) => to > campaign.from && from < campaign.to);
  const earlier = overlaps.filter(({ to }) => to <= campaign.from);
  return [
    ...(state === 'running' ? [notes.running(days(during.length), format.number(length))] : []),
    ...(removed > 0 ? [format.count(removed, notes.removed)] : []),
    ...(unread > 0 ? [format.count(unread, notes.unread)] : []),
    ...(effect && before.days < ENOUGH_BEFORE ? [notes.fewBefore(days(before.days))] : []),
    ...(effect && effect.controls === 0 ? [notes.noControl] : []),
    ...(effect && effect.controls > 0 && effect.controls < controls.length
      ? [notes.controls(format.number(effect.controls), format.number(controls.length))]
      : []),
    ...(together.length > 0 ? [notes.together(named(together))] : []),
    ...(effect && report.controlCampaigns.length > 0
      ? [notes.controlCampaigns(named(report.controlCampaigns))]
      : []),
    ...(effect && earlier.length > 0 ? [notes.earlier(named(earlier))] : []),
    ...(shared > 0 ? [format.count(shared, notes.shared)] : []),
    ...(effect && (effect.ratio.low > 1 || effect.ratio.high < 1) ? [notes.causes] : []),
    ...(effect ? [notes.range] : []),
  ];
}

/** A day of it, with its year where that is another one than when it was added. */
export function campaignDay(
  { createdAt, timeZone }: Pick<Campaign, 'createdAt' | 'timeZone'>,
  at: Millis,
  format: Format,
  now = createdAt,
): string {
  const year = (moment: Millis) => localTime(moment, timeZone).year;
  return year(at) === year(now) ? format.day(at) : format.dayAndYear(at);
}

/** Fit to stand in a sentence of ours. */
export function nameOf({ name }: { name: string }): string {
  return guarded(oneLine(name, 60));
}
