import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tokenize } from '../../src/listening/keywords/languages/tokenize.ts';
import { judgeRelevance } from '../../src/listening/relevance/judge-relevance.ts';
import { type LabeledPost, learningCurve } from './curve.ts';
import { type LabeledKeyword, readLabeled } from './read.ts';
import { withVectors } from './vectors.ts';

/**
 * The learning curve of relevance on labeled posts: what is read rightly, lost and removed after 10, 20, 50 and 100 marks,
 * by words alone and with the sentence model, which reads those in English.
 * Columns, by tabs, without a header: true or false, keyword, text, and where they are known author and site.
 *
 *   npm run eval:relevance -- posts.tsv [more.tsv] [--context "iphone, ios"] [--runs 60] [--marks 10,20,50,100] [--sentence on|off]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    context: { type: 'string', default: '' },
    runs: { type: 'string', default: '60' },
    marks: { type: 'string', default: '10,20,50,100' },
    sentence: { type: 'string', default: 'on' },
  },
});
if (positionals.length === 0 || !['on', 'off'].includes(values.sentence)) {
  console.error(
    'Usage: npm run eval:relevance -- <posts.tsv> [--context "word, word"] [--runs 60] [--marks 10,20,50,100] [--sentence on|off]',
  );
  process.exit(2);
}
const context = tokenize(values.context).keys;
const keyword = { languages: [], ...(context.length > 0 ? { context } : {}) };
const percent = (share: number) => (100 * share).toFixed(1).padStart(6);

try {
  for (const path of positionals)
    for (const labeled of await readLabeled(readFileSync(path, 'utf8'))) await print(labeled);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

async function print({ query, posts, unmatched }: LabeledKeyword): Promise<void> {
  const about = posts.filter((post) => post.about).length;
  const others = unmatched > 0 ? `, ${unmatched} lines do not match it` : '';
  console.log(`${query}: ${posts.length} posts, ${about} about it${others}`);
  console.log('  first day    high: about / others   medium: about / others');
  const levels = posts.map((post) => ({
    about: post.about,
    level: judgeRelevance(post.post, keyword, post.terms, null).relevance.level,
  }));
  const cell = (level: string, is: boolean) =>
    String(levels.filter((post) => post.level === level && post.about === is).length).padStart(6);
  console.log(
    `             ${cell('high', true)} / ${cell('high', false)}          ${cell('medium', true)} / ${cell('medium', false)}`,
  );
  printCurve('by words', posts);
  if (values.sentence === 'on') printCurve('with the sentence model', await withVectors(posts));
}

function printCurve(name: string, posts: readonly LabeledPost[]): void {
  console.log(`  ${name}`);
  console.log('  marks  accuracy %  about it, lost %  others, removed %  runs that hold back %');
  const marks = values.marks.split(',').map(Number);
  for (const point of learningCurve(posts, keyword, marks, Number(values.runs)))
    console.log(
      `  ${String(point.marks).padStart(5)}    ${percent(point.accuracy)}            ${percent(point.lost)}             ${percent(point.removed)}                 ${percent(point.holding)}`,
    );
}
