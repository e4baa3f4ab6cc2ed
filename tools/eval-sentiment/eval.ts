import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { KeywordKind } from '../../src/listening/keywords/keyword.ts';
import { loadDetector } from '../../src/listening/keywords/languages/detect.ts';
import { scoreSentiment } from '../../src/listening/sentiment/score.ts';
import { VECTOR_WIDTH } from '../../src/listening/sentiment/sentence/model.ts';
import { vectorsOf } from '../train-sentiment/vectors.ts';
import { calibrationOf, type Figures, figuresOf, type Judged, lineOf, percent } from './figures.ts';
import { type LabeledFile, type LabeledPost, readLabeled } from './read.ts';
import { speedOf } from './speed.ts';

/**
 * Scores labeled posts as the bot would and prints how well the labels are met; `read.ts` says which files it reads. A post
 * with a target is scored toward it, as a keyword of the kind `--as`. Left out: an industry where the file's name says
 * "topic" or "acl", else a brand.
 *
 *   npm run eval:sentiment -- posts.tsv more.tsv [--lang en] [--as brand|topic|none] [--sentence on|off] [--no-speed] [--wrong 20] [--details]
 *
 * With the sentence model, English posts are read by it too: a minute for 5,000, and at once the next time.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string' },
    as: { type: 'string' },
    sentence: { type: 'string', default: 'on' },
    'no-speed': { type: 'boolean', default: false },
    wrong: { type: 'string' },
    details: { type: 'boolean', default: false },
  },
});
type As = 'brand' | 'topic' | 'none';
const KINDS: Readonly<Record<As, KeywordKind | null>> = { brand: 'brand', topic: 'industry', none: null };
/** Languages that are judged by their word list alone. */
const OTHERS = ['es', 'de', 'it', 'pt', 'ar'];
const IS_TOPIC = /topic|acl/i;

if (
  positionals.length === 0 ||
  (values.as !== undefined && !Object.hasOwn(KINDS, values.as)) ||
  !['on', 'off'].includes(values.sentence)
) {
  console.error(
    'Usage: npm run eval:sentiment -- <files.tsv…> [--lang en] [--as brand|topic|none] [--sentence on|off] [--no-speed] [--wrong <how many>] [--details]',
  );
  process.exit(2);
}

const ratios: number[] = [];
const byLanguage = new Map<string, Judged[]>();
for (const path of positionals) {
  const file = readLabeled(path, values.lang ?? null, await loadDetector());
  const as = (values.as as As | undefined) ?? (IS_TOPIC.test(file.name) ? 'topic' : 'brand');
  if (values.sentence === 'on') await readSentences(file);
  report(file, as);
  if (!values['no-speed']) {
    const { ours, theirs, ratio } = speedOf(file.posts, KINDS[as] ?? 'brand');
    ratios.push(ratio);
    console.log(
      `    speed ${ratio.toFixed(2)} of the package sentiment (${ours.toFixed(1)} and ${theirs.toFixed(1)} µs a post)`,
    );
  }
}
if (ratios.length > 1) console.log(`worst speed ${Math.min(...ratios).toFixed(2)} of the package sentiment`);
printLanguages();
printSize();

function report({ name, posts, skipped, lost }: LabeledFile, as: As): void {
  const results = posts.map((post) => judged(post, KINDS[as]));
  for (const [at, { lang, hasTarget }] of posts.entries()) {
    if (lang === null || hasTarget) continue;
    const known = byLanguage.get(lang);
    if (known) known.push(results[at]!);
    else byLanguage.set(lang, [results[at]!]);
  }
  const targets = posts.filter(({ hasTarget }) => hasTarget).length;
  console.log(
    `${name}${targets > 0 ? `, toward the target as a ${as}` : ', without a target'}, sentence model ${values.sentence}`,
  );
  const figures = figuresOf(results);
  console.log(lineOf(figures));
  if (skipped > 0) console.log(`    ${skipped} lines have no label and are left out`);
  if (lost > 0) console.log(`    ${lost} targets do not stand in their text: judged as a whole`);
  if (values.details) printDetails(figures, results);
  const blocks = [...new Set(posts.map(({ block }) => block))].filter((block) => block !== '');
  for (const block of blocks) {
    const inside = results.filter((_, at) => posts[at]!.block === block);
    console.log(`  ${block.padEnd(16)}${lineOf(figuresOf(inside))}`);
  }
  if (values.wrong !== undefined) printWrong(posts, results, Number(values.wrong), KINDS[as]);
}

/** Posts without a target, by language: of all files together, since each holds one or several. */
function printLanguages(): void {
  if (byLanguage.size < 2) return;
  const scores = [...byLanguage].map(([lang, results]) => ({ lang, f1: figuresOf(results).macroF1 }));
  const others = scores.filter(({ lang }) => OTHERS.includes(lang));
  const mean = others.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, others.length);
  console.log(
    `without a target, macro-F1 by language: ${scores.map(({ lang, f1 }) => `${lang} ${percent(f1).trim()}`).join(', ')}`,
  );
  if (others.length > 1)
    console.log(`  average of ${others.map(({ lang }) => lang).join(', ')}: ${percent(mean).trim()}`);
}

function printSize(): void {
  const folder = join(import.meta.dirname, '../../src/listening/sentiment/weights');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(`weights: ${(bytes / 1_048_576).toFixed(2)} MB`);
}

/** Lets the sentence model read the English posts. */
async function readSentences({ posts }: LabeledFile): Promise<void> {
  const english = posts.filter(({ lang }) => lang === 'en');
  const vectors = await vectorsOf(english);
  for (const [at, post] of english.entries())
    post.vector = vectors.subarray(at * VECTOR_WIDTH, (at + 1) * VECTOR_WIDTH);
}

function judged(post: LabeledPost, kind: KeywordKind | null): Judged {
  const { label, confidence } = scored(post, kind);
  return { gold: post.label, said: label, confidence };
}

function scored(post: LabeledPost, kind: KeywordKind | null): ReturnType<typeof scoreSentiment> {
  return scoreSentiment({ ...post, kind: post.hasTarget ? kind : null, lessons: null });
}

function printDetails({ recall, precision }: Figures, results: readonly Judged[]): void {
  ['neg', 'neu', 'pos'].forEach((label, at) => {
    console.log(`    ${label}  recall ${percent(recall[at]!)}  precision ${percent(precision[at]!)}`);
  });
  for (const line of calibrationOf(results)) console.log(line);
}

function printWrong(
  posts: readonly LabeledPost[],
  results: readonly Judged[],
  most: number,
  kind: KeywordKind | null,
): void {
  const wrong = posts.filter((_, at) => results[at]!.gold !== results[at]!.said).slice(0, most);
  for (const post of wrong) {
    const { label, value, why } = scored(post, kind);
    console.log(`    ${post.label} not ${label ?? 'judged'} (${value}) ${post.text}`);
    if (why.length > 0)
      console.log(`      ${why.map(({ token, weight }) => `${token} ${weight}`).join(', ')}`);
  }
}
