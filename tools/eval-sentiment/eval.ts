import { readFileSync } from 'node:fs';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { scoreSentiment } from '../../src/listening/sentiment/score.ts';

/**
 * Scores labeled posts and prints how well the labels are met. The file has tab-separated columns and no header: label
 * (neg, neu, pos), language, text; or label, language, target, text with the target written as `$T$`.
 *
 *   npx tsx tools/eval-sentiment/eval.ts posts.tsv [--wrong 20]
 */
const LABELS: readonly SentimentLabel[] = ['neg', 'neu', 'pos'];

const [path, flag, limit] = process.argv.slice(2);
if (!path) {
  console.error('Usage: eval.ts <posts.tsv> [--wrong <how many to show>]');
  process.exit(2);
}

const rows = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'));
const confusion = new Map<string, number>();
const wrong: string[] = [];
const sure = new Map<number, { right: number; all: number }>();
const started = performance.now();
for (const [gold, lang, ...rest] of rows) {
  const { text, target } = ask(rest);
  const scored = scoreSentiment({
    text,
    title: null,
    lang: lang ?? null,
    target,
    kind: null,
    lessons: null,
    vector: null,
  });
  confusion.set(`${gold} ${scored.label}`, (confusion.get(`${gold} ${scored.label}`) ?? 0) + 1);
  const step = Math.floor(scored.confidence * 10) / 10;
  const bin = sure.get(step) ?? { right: 0, all: 0 };
  sure.set(step, { right: bin.right + (gold === scored.label ? 1 : 0), all: bin.all + 1 });
  if (gold !== scored.label)
    wrong.push(
      `${gold} not ${scored.label} (${scored.value}) ${text}\n    ${scored.why.map(({ token, weight }) => `${token} ${weight}`).join(', ')}`,
    );
}
const perPost = ((performance.now() - started) * 1000) / rows.length;

const cell = (gold: string, predicted: string): number => confusion.get(`${gold} ${predicted}`) ?? 0;
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const figures = LABELS.map((label) => {
  const right = cell(label, label);
  const recall = right / Math.max(1, sum(LABELS.map((predicted) => cell(label, predicted))));
  const precision = right / Math.max(1, sum(LABELS.map((gold) => cell(gold, label))));
  return { label, recall, precision, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
});
const percent = (share: number): string => (100 * share).toFixed(1);
const mean = (pick: (figure: (typeof figures)[number]) => number): string =>
  percent(sum(figures.map(pick)) / 3);

console.log(
  `${rows.length} posts  accuracy ${percent(sum(LABELS.map((label) => cell(label, label))) / rows.length)}` +
    `  macro-recall ${mean(({ recall }) => recall)}  macro-F1 ${mean(({ f1 }) => f1)}  ${perPost.toFixed(0)} µs a post`,
);
for (const { label, recall, precision } of figures)
  console.log(
    `  ${label}  recall ${percent(recall)}  precision ${percent(precision)}  said ${LABELS.map((predicted) => `${predicted} ${cell(label, predicted)}`).join(', ')}`,
  );
for (const [step, { right, all }] of [...sure].sort(([a], [b]) => a - b))
  console.log(`  confidence ${step.toFixed(1)}  right ${percent(right / all)} of ${all}`);
if (flag === '--wrong') console.log(wrong.slice(0, Number(limit ?? 20)).join('\n'));

function ask(columns: string[]): {
  text: string;
  target: { field: 'text'; start: number; end: number }[];
} {
  if (columns.length === 1) return { text: columns[0]!, target: [] };
  const [name, marked] = columns as [string, string];
  const parts = marked.split('$T$');
  const target: { field: 'text'; start: number; end: number }[] = [];
  let text = parts[0]!;
  for (const part of parts.slice(1)) {
    target.push({ field: 'text', start: text.length, end: text.length + name.length });
    text += name + part;
  }
  return { text, target };
}
