import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import { isOneText } from '../../listening/alerts/voices.ts';
import type { Copy } from '../languages/copy.ts';

/** What one usually does first about such an alert. */
export function stepsFor({ kind, evidence }: Alert, { alerts }: Copy): string[] {
  const { steps } = alerts;
  if (evidence.possibleSpam)
    return evidence.spamBy ? [steps.spamBy[evidence.spamBy], ...steps.spam.slice(1)] : steps.spam;
  const { about } = alertKind(kind);
  if (about === 'rise' && isOneText(evidence) && isNegative(evidence)) return steps.oneText;
  return steps[about === 'mood' ? 'rise' : about];
}

function isNegative({ stream, sentimentNow }: Evidence): boolean {
  return stream === 'negative' || sentimentNow.negative > sentimentNow.posts / 2;
}
