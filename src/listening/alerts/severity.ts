import type { Evidence } from './alert.ts';
import type { Severity } from './kinds/kind.ts';
import type { Stream } from './stream.ts';

/**
 * 1 to 4 from three questions, each worth up to two points: how surprising (score, times normal), how far it carries
 * (people, reach of the top posts), how negative. Our own scale, taught by triage later; possible spam is always 4.
 */
export function severityOf(evidence: Evidence): Severity {
  if (evidence.possibleSpam) return 4;
  const surprise = (evidence.score >= 8 ? 1 : 0) + (evidence.timesNormal >= 6 ? 1 : 0);
  const reach = evidence.top.reduce((sum, post) => sum + post.reach, 0);
  const carries = (evidence.authors >= 15 ? 1 : 0) + (evidence.authors >= 40 || reach >= 500 ? 1 : 0);
  const share =
    evidence.sentimentNow.posts > 0 ? evidence.sentimentNow.negative / evidence.sentimentNow.posts : 0;
  const negative = (evidence.stream === 'negative' || evidence.alsoOther ? 1 : 0) + (share >= 0.5 ? 1 : 0);
  const points = surprise + carries + negative;
  if (points >= 5) return 1;
  if (points >= 4) return 2;
  return points >= 2 ? 3 : 4;
}

/** The severity of an episode by all its mentions so far: an alert raised early may still become the top. */
export function severityOfTotal(
  severity: Severity,
  stream: Stream,
  total: number,
  possibleSpam: boolean,
): Severity {
  if (possibleSpam) return severity;
  const [large, huge] = stream === 'negative' ? [30, 100] : [100, 400];
  const grown: Severity = total >= huge ? 1 : total >= large ? 2 : 4;
  return grown < severity ? grown : severity;
}
