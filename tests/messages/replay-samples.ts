import type { SpikeEvent } from '../../src/listening/alerts/detectors/spike-event.ts';
import { outcomesOf } from '../../src/listening/alerts/replay-outcome.ts';
import { BUCKET, DAY, HOUR } from '../../src/listening/time.ts';
import { nothingToReplay, type ReplayedAlert, replayMessage } from '../../src/messages/alerts/replay.ts';
import { withEvidence } from '../../src/messages/alerts/replay-difference.ts';
import { ruleMessage } from '../../src/messages/alerts/rule.ts';
import type { Locale } from '../../src/messages/locale.ts';
import { withWhere } from '../../src/messages/mentions/where.ts';
import type { Message } from '../../src/messages/message.ts';
import { alert, kestrelbox, maple, NOW, topPost } from './samples.ts';

function spikeEvent(at: number, more: Partial<SpikeEvent> = {}): SpikeEvent {
  return {
    kind: 'start',
    at,
    window: 24,
    windowFrom: at - 24 * BUCKET,
    observed: 41,
    expected: 18.2,
    usual: 18.2,
    low: 12,
    high: 28,
    timesNormal: 2.25,
    score: 5.2,
    bar: 5,
    habituation: 0,
    expectedEvent: null,
    since: at - HOUR,
    episodeStart: at,
    peakScore: 5.2,
    total: 41,
    busiestHour: 25,
    busiestAt: at,
    timesTold: 1,
    ageHours: 600,
    learning: false,
    gap: null,
    ...more,
  };
}

const fixed = alert({
  triage: { state: 'resolved', holder: maple, reason: 'fixed', closedAt: NOW - 2 * DAY, closedBy: maple },
});
const noise = alert({
  number: 11,
  id: 'a11',
  triage: { state: 'dismissed', reason: 'noise', closedAt: NOW - 9 * DAY, closedBy: maple },
});
const alerts: ReplayedAlert[] = Array.from({ length: 14 }, (_, nth) => ({
  start: {
    stream: nth % 2 === 0 ? 'negative' : 'all',
    alsoOther: false,
    event: spikeEvent(
      NOW - (29 - 2 * nth) * DAY,
      nth === 13 ? { kind: 'slow-start', expectedEvent: 'Autumn launch' } : {},
    ),
  },
  sent: nth === 12 ? fixed : nth === 8 ? noise : null,
  top: nth > 9 ? topPost() : null,
}));
const from = NOW - 30 * DAY;
const report = {
  keyword: kestrelbox,
  sensitivity: 'high' as const,
  from,
  to: NOW,
  learnedFrom: from - 20 * DAY,
  settings: {
    low: { alerts: 2, outcomes: outcomesOf([fixed]) },
    normal: { alerts: 5, outcomes: outcomesOf([fixed, noise]) },
    high: { alerts: alerts.length, outcomes: outcomesOf([fixed, noise]) },
  },
  alerts,
  hours: Array.from({ length: 30 * 24 }, (_, nth) => ({
    start: from + nth * HOUR,
    total: 3 + (nth % 4),
    negative: 1,
    neutral: 2 + (nth % 4),
    positive: 0,
  })),
  missing: [{ from: NOW - 3 * DAY, to: NOW - 2 * DAY }],
  cut: false,
};
const difference = {
  before: 11,
  after: 4,
  gone: 7,
  goneOutcomes: outcomesOf([noise, noise, fixed]),
  added: 1,
};

/** Messages about replays: the settings side by side, nothing read yet, and the rule with what its change does. */
export function replaySamples(locale: Locale): Message[] {
  const rule = ruleMessage(kestrelbox, { real: 1, noise: 3 }, true, NOW, locale);
  const counting = { ...kestrelbox, rule: { ...kestrelbox.rule, where: 'followers:>1000' } };
  const measured = { difference, lengthMs: 62 * DAY };
  const spared = { ...difference, goneOutcomes: outcomesOf([noise, noise]) };
  const suggestion = { from: 'normal', to: 'low', difference: spared, lengthMs: 62 * DAY } as const;
  return [
    replayMessage(report, NOW, locale),
    replayMessage({ ...report, alerts: [], sensitivity: 'low' }, NOW, locale),
    withWhere(replayMessage({ ...report, alerts: [] }, NOW, locale), 'followers:>1000', true, locale),
    ruleMessage(counting, { real: 1, noise: 3 }, true, NOW, locale),
    nothingToReplay(kestrelbox, locale),
    withEvidence(rule, kestrelbox, { changed: measured, past: [fixed, noise], suggestion }, locale),
    withEvidence(rule, kestrelbox, { changed: 'unknown', past: [], suggestion: null }, locale),
  ];
}
