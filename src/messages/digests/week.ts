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

/** How the week's alerts went, in the weekly digest: what they were, how fast people were, what to set otherwise. */
export function weekElements(digest: Digest, asides: boolean, words: Copy, format: Format): Element[] {
  const copy = words.replay;
  if (digest.period.cadence !== 'weekly') return [];
  const advice = (digest.advice ?? []).flatMap(({ keyword, suggestion }) =>
    suggestionElements(keyword, suggestion, words, format),
  );
  if (digest.alerts.length === 0) return advice;
  const { real, noise, toClaim, toClose } = triageFigures(digest.alerts, digest.period.to);
  const outcomes = copy.weekOutcomes(
    format.count(digest.alerts.length, words.units.alerts),
    format.number(real),
    format.number(noise),
    format.number(digest.alerts.length - real - noise),
  );
  const speed = [
    toClaim ? words.digest.claimedAfter(format.duration(toClaim.median)) : copy.neverClaimed,
    ...(toClose ? [words.digest.closedAfter(format.duration(toClose.median))] : []),
    ...noisiest(digest, words, format),
  ];
  return [{ kind: 'text', text: [{ bold: outcomes }, asides ? ` ${speed.join(' ')}` : ''] }, ...advice];
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
