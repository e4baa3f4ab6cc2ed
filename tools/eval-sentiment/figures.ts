import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';

const LABELS: readonly SentimentLabel[] = ['neg', 'neu', 'pos'];

export interface Judged {
  gold: SentimentLabel;
  said: SentimentLabel | null;
  confidence: number;
}

export interface Figures {
  posts: number;
  judged: number;
  accuracy: number;
  macroRecall: number;
  macroF1: number;
  /** Share of the negative posts that are found. */
  negatives: number;
  recall: number[];
  precision: number[];
}

/** How well labels are met; posts that are not judged count in none of them. */
export function figuresOf(results: readonly Judged[]): Figures {
  const judged = results.filter(({ said }) => said !== null);
  const count = (gold: SentimentLabel | null, said: SentimentLabel | null): number =>
    judged.filter(
      (result) => (gold === null || result.gold === gold) && (said === null || result.said === said),
    ).length;
  const recall = LABELS.map((label) => share(count(label, label), count(label, null)));
  const precision = LABELS.map((label) => share(count(label, label), count(null, label)));
  const f1 = LABELS.map((_, at) => share(2 * recall[at]! * precision[at]!, recall[at]! + precision[at]!));
  // A set may hold only two of the three: what it cannot show does not count against it.
  const present = LABELS.flatMap((label, at) => (count(label, null) > 0 ? [at] : []));
  const mean = (values: readonly number[]): number =>
    share(
      present.reduce((sum, at) => sum + values[at]!, 0),
      present.length,
    );
  return {
    posts: results.length,
    judged: judged.length,
    accuracy: share(
      LABELS.reduce((sum, label) => sum + count(label, label), 0),
      judged.length,
    ),
    macroRecall: mean(recall),
    macroF1: mean(f1),
    negatives: recall[0]!,
    recall,
    precision,
  };
}

export function lineOf(figures: Figures): string {
  const { posts, judged, accuracy, macroRecall, macroF1, negatives } = figures;
  const unjudged = posts === judged ? '' : `  not judged ${posts - judged}`;
  return (
    `${String(posts).padStart(6)} posts  accuracy ${percent(accuracy)}  macro-recall ${percent(macroRecall)}` +
    `  macro-F1 ${percent(macroF1)}  negatives found ${percent(negatives)}${unjudged}`
  );
}

/** Shares of posts by how sure the engine was, beside how many of them were right: alike when confidence is honest. */
export function calibrationOf(results: readonly Judged[]): string[] {
  const steps = new Map<number, Judged[]>();
  for (const result of results) {
    if (result.said === null) continue;
    const step = Math.min(9, Math.floor(result.confidence * 10));
    steps.set(step, [...(steps.get(step) ?? []), result]);
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, inside]) => {
      const right = share(inside.filter(({ gold, said }) => gold === said).length, inside.length);
      const sure = share(
        inside.reduce((sum, { confidence }) => sum + confidence, 0),
        inside.length,
      );
      return `    confidence ${(step / 10).toFixed(1)}: ${inside.length} posts, said ${percent(sure)}, right ${percent(right)}`;
    });
}

export function percent(part: number): string {
  return (100 * part).toFixed(1).padStart(5);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
