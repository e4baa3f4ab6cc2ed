import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tokenize } from '../../src/listening/keywords/languages/tokenize.ts';
import { judgeRelevance } from '../../src/listening/relevance/judge-relevance.ts';
import { learningCurve } from './curve.ts';
import { type LabeledKeyword, readLabeled } from './read.ts';

/**
 * The learning curve of relevance on labeled posts: what is read rightly, lost and removed after 10, 20, 50 and 100 marks.
 * Columns, by tabs, without a header: true or false, keyword, text, and where they are known author and site.
 *
 *   npm run eval:relevance -- posts.tsv [more.tsv] [--context "iphone, ios"] [--runs 60] [--marks 10,20,50,100]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    context: { type: 'string', default: '' },
    runs: { type: 'string', default: '60' },
    marks: { type: 'string', default: '10,20,50,100' },
  },
});
if (positionals.length === 0) {
  console.error(
    'Usage: npm run eval:relevance -- <posts.tsv> [--context "word, word"] [--runs 60] [--marks 10,20,50,100]',
  );
  process.exit(2);
}
const context = tokenize(values.context).keys;
const keyword = { languages: [], ...(context.length > 0 ? { context } : {}) };
const percent = (share: number) => (100 * share).toFixed(1).padStart(6);

for (const path of positionals)
  for (const labeled of await readLabeled(readFileSync(path, 'utf8'))) print(labeled);

function print({ query, posts, unmatched }: LabeledKeyword): void {
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
  console.log('  marks  accuracy %  about it, lost %  others, removed %  runs that hold back %');
  const marks = values.marks.split(',').map(Number);
  for (const point of learningCurve(posts, keyword, marks, Number(values.runs)))
    console.log(
      `  ${String(point.marks).padStart(5)}    ${percent(point.accuracy)}            ${percent(point.lost)}             ${percent(point.removed)}                 ${percent(point.holding)}`,
    );
}
