import type { Alert } from './alerts/alert.ts';
import type { KeywordQuietDay } from './alerts/quiet-day.ts';
import { type Digest, everythingWasRead, type KeywordPeriod } from './digest.ts';
import { type HourPoint, judgedOf } from './series/series.ts';
import { distinctTotals } from './series/shared-posts.ts';
import { DAY, type Millis } from './time.ts';
import { dayStart } from './zoned.ts';

/** Standard deviations of counts that come by chance, from which a change is one. Talk comes in bursts, so that this alone is not enough. */
const BEYOND_CHANCE = 2;
/** Fewer posts more or less are nobody's headline. */
const LEAST_DIFFERENCE = 5;
/** A change of less than this part is the ordinary up and down. */
const LEAST_PART = 0.25;
/** More complaints are what people look for first; less talk is what they can wait with. */
const WEIGHT = { negative: { more: 1.5, fewer: 1 }, mentions: { more: 1, fewer: 0.8 } } as const;
/** From this severity on, an alert is what the period was about, whatever else moved. */
const SEVERE = 2;
/** A day stands for a change when it holds this part of it, and so many times its part of the time. */
const MOST_OF_IT = 0.6;
const ABOVE_ITS_PART = 1.3;
const MOST = 0.5;
/** A phrase in fewer of the posts is about something else. */
const OFTEN = 0.2;

/** How the mentions of one keyword, or the negative ones among them, have changed. */
export interface DigestChange {
  entry: KeywordPeriod;
  what: keyof typeof WEIGHT;
  now: number;
  before: number;
  /** The local day that it is mostly of; null = no single one. */
  day: Millis | null;
}

/** What a digest says first. */
export type DigestFinding =
  | { kind: 'change'; change: DigestChange }
  | { kind: 'alert'; alert: Alert; entry: KeywordPeriod }
  /** Busier than usual, without a burst. */
  | { kind: 'busy'; day: KeywordQuietDay; entry: KeywordPeriod }
  /** Nothing of it was unusual. `complete`: and all of it was read. */
  | { kind: 'usual'; complete: boolean }
  /** There is nothing to compare with yet. */
  | { kind: 'new' }
  /** Nobody was mentioned. `before`: how many mentions there were in the time before; null where it cannot be compared. */
  | { kind: 'silent'; before: number | null };

/** The one thing worth saying first: the largest change, or an alert, or that there is nothing unusual. Pure. */
export function digestFinding(digest: Digest): DigestFinding {
  const { keywords, alerts, shared } = digest;
  if (keywords.every(({ totals }) => totals.total === 0)) {
    const rows = keywords.map(({ before }) => before);
    const comparable = keywords.every((entry) => entry.comparable);
    return { kind: 'silent', before: comparable ? distinctTotals(rows, shared.before).total : null };
  }
  const changes = keywords
    .flatMap(changesOf)
    .sort(
      (a, b) =>
        b.score - a.score || a.change.entry.totals.keywordId.localeCompare(b.change.entry.totals.keywordId),
    );
  const raised = alerts.filter(isNews).sort((a, b) => a.severity - b.severity || a.raisedAt - b.raisedAt);
  for (const alert of raised) {
    const entry = keywords.find(({ keyword }) => keyword.id === alert.keywordId);
    if (!entry || (alert.severity > SEVERE && changes.length > 0)) continue;
    const own = changes.find(({ change }) => change.entry === entry && explains(alert, change));
    return own ? { kind: 'change', change: dated(own.change, digest) } : { kind: 'alert', alert, entry };
  }
  const [largest] = changes.filter(({ change }) => !isOfAllMentions(change, changes));
  if (largest) return { kind: 'change', change: dated(largest.change, digest) };
  for (const day of digest.quietDays) {
    const entry = keywords.find(({ keyword }) => keyword.id === day.keywordId);
    if (entry) return { kind: 'busy', day, entry };
  }
  if (keywords.every(({ comparable }) => !comparable)) return { kind: 'new' };
  return { kind: 'usual', complete: everythingWasRead(digest) };
}

/** Which posts explain a finding; null where there is nothing to explain. */
export function findingPosts(
  finding: DigestFinding,
): { entry: KeywordPeriod; label: 'neg' | null; compared: boolean } | null {
  switch (finding.kind) {
    case 'change': {
      const { entry, what, now, before } = finding.change;
      // Posts that are not there any more cannot be shown.
      if (now <= before) return null;
      return { entry, label: what === 'negative' ? 'neg' : null, compared: true };
    }
    case 'alert': {
      const { alert, entry } = finding;
      if (entry.totals.total === 0) return null;
      return {
        entry,
        label: alert.evidence.stream === 'negative' && entry.totals.negative > 0 ? 'neg' : null,
        compared: entry.comparable,
      };
    }
    case 'busy': {
      const { day, entry } = finding;
      return { entry, label: day.stream === 'negative' ? 'neg' : null, compared: entry.comparable };
    }
    default:
      return null;
  }
}

/** The phrase that a finding is about; null when no phrase is in enough of its posts. */
export function findingPhrase(finding: DigestFinding, { telling, alerts }: Digest): string | null {
  const asked = findingPosts(finding);
  if (!asked) return null;
  const { keyword } = asked.entry;
  if (telling?.keywordId === keyword.id) {
    const [first] = telling.phrases;
    return first && first.posts >= OFTEN * telling.read ? first.phrase : null;
  }
  const alert =
    finding.kind === 'alert' ? finding.alert : alerts.find(({ keywordId }) => keywordId === keyword.id);
  const [driver] = alert?.evidence.drivers ?? [];
  return alert && driver && driver.posts >= OFTEN * alert.evidence.posts
    ? (driver.called ?? driver.phrase)
    : null;
}

/** What somebody has looked at and dismissed is not what the period was about; of a duplicate the other one is. */
function isNews({ triage }: Alert): boolean {
  return triage.state !== 'dismissed' && triage.reason !== 'duplicate';
}

/** Rises of the stream that the alert is about, and silences. */
function explains({ kind, evidence }: Alert, { what, now, before }: Omit<DigestChange, 'day'>): boolean {
  if (kind === 'silence') return what === 'mentions' && now < before;
  return now > before && (evidence.stream === 'negative' ? what === 'negative' : true);
}

function changesOf(entry: KeywordPeriod): { change: Omit<DigestChange, 'day'>; score: number }[] {
  if (!entry.comparable || entry.keyword.paused) return [];
  const { totals, before } = entry;
  const pairs = [
    { what: 'negative', now: totals.negative, before: before.negative },
    { what: 'mentions', now: totals.total, before: before.total },
  ] as const;
  return pairs.flatMap(({ what, now, before }) => {
    const difference = Math.abs(now - before);
    const sure = difference / Math.sqrt(Math.max(1, now + before));
    if (sure < BEYOND_CHANCE || difference < LEAST_DIFFERENCE || difference < LEAST_PART * before) return [];
    const weight = WEIGHT[what][now > before ? 'more' : 'fewer'];
    return [{ change: { entry, what, now, before }, score: sure * weight }];
  });
}

/** Whether negative mentions moved only because all of them did: their share is what it was, as far as chance can tell. */
function isOfAllMentions(
  { entry, what, now, before }: Omit<DigestChange, 'day'>,
  changes: readonly { change: Omit<DigestChange, 'day'> }[],
): boolean {
  const all = changes.find(({ change }) => change.entry === entry && change.what === 'mentions')?.change;
  if (what === 'mentions' || !all || all.now > all.before !== now > before) return false;
  const [judged, judgedBefore] = [judgedOf(entry.totals), judgedOf(entry.before)];
  if (judged === 0 || judgedBefore === 0) return now < before;
  // Where most of what came is complaints, it is they that came.
  if (now > before && now > MOST * judged) return false;
  const share = (now + before) / (judged + judgedBefore);
  const byChance = Math.sqrt(share * (1 - share) * (1 / judged + 1 / judgedBefore));
  const moved = Math.abs(now / judged - before / judgedBefore);
  return moved <= BEYOND_CHANCE * byChance || moved * judged < LEAST_DIFFERENCE;
}

/** A rise has a day, where most of it fell on one; a fall is of all the time. */
function dated(change: Omit<DigestChange, 'day'>, digest: Digest): DigestChange {
  const { entry, what, now, before } = change;
  const pick = (hour: HourPoint) => (what === 'negative' ? hour.negative : hour.total);
  return { ...change, day: now > before ? dayOf(entry.hours, pick, digest) : null };
}

function dayOf(
  hours: readonly HourPoint[],
  pick: (hour: HourPoint) => number,
  { period, timeZone }: Pick<Digest, 'period' | 'timeZone'>,
): Millis | null {
  const days = new Map<Millis, number>();
  let all = 0;
  for (const hour of hours) {
    const day = dayStart(hour.start, timeZone);
    days.set(day, (days.get(day) ?? 0) + pick(hour));
    all += pick(hour);
  }
  const [most] = [...days].sort(([, a], [, b]) => b - a);
  if (!most || all === 0) return null;
  const [day, count] = most;
  if (wholly(day, period)) return day;
  const part = (Math.min(day + DAY, period.to) - Math.max(day, period.from)) / (period.to - period.from);
  return count / all >= Math.max(MOST_OF_IT, Math.min(1, part * ABOVE_ITS_PART)) ? day : null;
}

/** Whether a period is no more than this day. */
export function wholly(day: Millis, { from, to }: Pick<Digest['period'], 'from' | 'to'>): boolean {
  // Summer time ends: a day of 25 hours.
  return day <= from && to - day <= DAY + DAY / 24;
}
