import type { Alert } from '../../listening/alerts/alert.ts';
import { triageFigures } from '../../listening/alerts/triage-figures.ts';
import type { Digest } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import { suggestionElements } from '../alerts/replay-difference.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';

/** Judged alerts of a keyword in a week before it may be called the noisiest. */
const ENOUGH_NOISE = 2;

/** What the week's alerts were, above their list; null of other digests, and without any. */
export function weekTitle(digest: Digest, words: Copy, format: Format): string | null {
  if (digest.period.cadence !== 'weekly' || digest.alerts.length === 0) return null;
  const { real, noise } = triageFigures(digest.alerts, digest.period.to);
  return words.replay.weekOutcomes(
    format.count(digest.alerts.length, words.units.alerts),
    format.number(real),
    format.number(noise),
    format.number(digest.alerts.length - real - noise),
  );
}

/** How fast people were with them, and which keyword raised most that were not real. */
export function weekLines(digest: Digest, words: Copy, format: Format): string[] {
  if (digest.period.cadence !== 'weekly' || digest.alerts.length === 0) return [];
  const { toClaim, toClose } = triageFigures(digest.alerts, digest.period.to);
  return [
    toClaim ? words.digest.claimedAfter(format.duration(toClaim.median)) : words.replay.neverClaimed,
    ...(toClose ? [words.digest.closedAfter(format.duration(toClose.median))] : []),
    ...noisiest(digest, words, format),
  ];
}

/** What to set otherwise. */
export function adviceElements({ advice = [], period }: Digest, words: Copy, format: Format): Element[] {
  if (period.cadence !== 'weekly') return [];
  return advice.flatMap(({ keyword, suggestion }) => suggestionElements(keyword, suggestion, words, format));
}

/** The keyword with most alerts that were not real, the lower precision first; none when that is no pattern. */
function noisiest(digest: Digest, words: Copy, format: Format): string[] {
  const figures = [...groupBy(digest.alerts, (alert: Alert) => alert.keywordId)].flatMap(([id, alerts]) => {
    const period = digest.keywords.find(({ keyword }) => keyword.id === id);
    return period ? [{ period, ...triageFigures(alerts, digest.period.to) }] : [];
  });
  const [worst] = figures
    .filter(({ noise }) => noise >= ENOUGH_NOISE)
    .sort((a, b) => b.noise - a.noise || (a.precision ?? 0) - (b.precision ?? 0));
  if (!worst) return [];
  const judged = format.number(worst.real + worst.noise);
  return [words.replay.noisiest(oneLine(worst.period.keyword.name, 60), format.number(worst.noise), judged)];
}
