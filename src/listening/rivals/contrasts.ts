import type { Theme } from '../themes/theme.ts';

/** Fewer judged posts say nothing about what people think of a subject. */
const LEAST_JUDGED = 5;
/** Standard deviations by which praise must outweigh blame, or the other way round, not to be chance. */
const BEYOND_CHANCE = 1.64;

interface Talk {
  keywordId: string;
  themes: readonly Theme[];
}

/** A subject on which people praise one keyword, and do not praise another. */
export interface Contrast {
  praisedId: string;
  praised: Theme;
  otherId: string;
  /** The same subject as people talk about it there. */
  other: Theme;
}

/**
 * Subjects that two keywords have in common, praised with one and blamed, or at least not praised, with the other; the
 * clearest first. A subject that only one of them has is no contrast: nobody was asked about the other.
 */
export function contrastsOf(talks: readonly Talk[], own: ReadonlySet<string>, limit: number): Contrast[] {
  const found: { contrast: Contrast; gap: number }[] = [];
  for (const praisedBy of talks)
    for (const praised of praisedBy.themes) {
      if (leaning(praised) !== 'praise') continue;
      for (const others of talks) {
        if (
          others === praisedBy ||
          (own.size > 0 && own.has(others.keywordId) === own.has(praisedBy.keywordId))
        )
          continue;
        const other = others.themes.find(
          (theme) =>
            sameSubject(theme, praised) && theme.judged >= LEAST_JUDGED && leaning(theme) !== 'praise',
        );
        if (!other) continue;
        const contrast = { praisedId: praisedBy.keywordId, praised, otherId: others.keywordId, other };
        found.push({ contrast, gap: net(praised) - net(other) });
      }
    }
  return found
    .sort((a, b) => b.gap - a.gap || a.contrast.praised.key.localeCompare(b.contrast.praised.key))
    .slice(0, limit)
    .map(({ contrast }) => contrast);
}

function leaning({ judged, positive, negative }: Theme): 'praise' | 'blame' | 'neither' {
  const sure = (positive - negative) / Math.sqrt(Math.max(1, positive + negative));
  if (judged < LEAST_JUDGED || Math.abs(sure) < BEYOND_CHANCE) return 'neither';
  return sure > 0 ? 'praise' : 'blame';
}

function net({ judged, positive, negative }: Theme): number {
  return (positive - negative) / judged;
}

/** Of "customer service" and "delivery service" neither is the other; "service" may be either. */
function sameSubject(left: Theme, right: Theme): boolean {
  const [fewer, more] = [left.key.split(' '), right.key.split(' ')].sort((a, b) => a.length - b.length);
  return fewer!.every((word) => more!.includes(word));
}
