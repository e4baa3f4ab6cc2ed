import { parseArgs } from 'node:util';
import { figuresOf, type Labeled } from './figures.ts';
import { madeWeek } from './made-week.ts';
import { readRows, wordsOfBrand } from './read.ts';

/**
 * Measures themes on posts whose reason somebody has labeled: a question a brand.
 *
 *   npm run eval:themes -- [file.tsv] [--names 10]
 *
 * Columns: label, brand, text. A label that is empty, or "Can't Tell", counts in no purity.
 * Without a file: weeks that are made up, English and French.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { names: { type: 'string', default: '10' } },
});

const rows =
  positionals.length > 0
    ? positionals.flatMap(readRows)
    : [
        ...madeWeek('en', 'Aerolume', 2_000, 1),
        ...madeWeek('en', 'Skylarke', 600, 2),
        ...madeWeek('fr', 'Lumatel', 2_000, 3),
        ...madeWeek('fr', 'Ondivia', 600, 4),
      ];
const brands = new Map<string, Labeled[]>();
for (const row of rows) brands.set(row.brand, [...(brands.get(row.brand) ?? []), row]);

const all = [...brands].map(([brand, posts]) => ({ brand, posts, ...figuresOf(posts, wordsOfBrand(brand)) }));
for (const {
  brand,
  posts,
  names,
  purity,
  pure,
  found5,
  found10,
  reasons,
  stable,
  stableByPosts,
  stableTen,
  covered,
} of all) {
  console.log(`\n${brand || '(no brand)'}: ${posts.length} posts, ${reasons} reasons of 20 posts and more`);
  console.log(
    `  pure ${pure} of 5, purity ${percent(purity)}, found ${found5} in five, ${found10} in ten, stable ${percent(stable)} (by posts ${percent(stableByPosts)}, ten ${percent(stableTen)}), covered ${percent(covered)}`,
  );
  for (const { name, posts, sure, leader, part } of names.slice(0, Number(values.names)))
    console.log(
      `  ${String(posts).padStart(5)}  ${name.padEnd(32)} ${sure.padEnd(7)} ${leader === null ? '' : `${leader} ${percent(part)}`}`,
    );
}
const measured = all.filter(({ reasons }) => reasons > 0);
const mean = (of: (figures: (typeof all)[number]) => number, among = measured) =>
  among.reduce((sum, figures) => sum + of(figures), 0) / Math.max(1, among.length);
const sum = (of: (figures: (typeof all)[number]) => number) =>
  measured.reduce((total, figures) => total + of(figures), 0);
console.log('\nMean of the brands');
if (measured.length > 0) {
  console.log(`  purity of the top five  ${percent(mean(({ purity }) => purity))}  (must: 70 %)`);
  console.log(`  pure of five            ${mean(({ pure }) => pure).toFixed(1)}  (must: 3)`);
  console.log(
    `  reasons found in five   ${percent(sum(({ found5 }) => found5) / sum(({ reasons }) => reasons))}  (must: 45 %)`,
  );
  console.log(
    `  reasons found in ten    ${percent(sum(({ found10 }) => found10) / sum(({ reasons }) => reasons))}  (must: 58 %)`,
  );
}
console.log(
  `  stability               ${mean(({ stable }) => stable, all).toFixed(2)}  (must: .85), by posts ${mean(({ stableByPosts }) => stableByPosts, all).toFixed(2)}, of ten ${mean(({ stableTen }) => stableTen, all).toFixed(2)}`,
);
console.log(`  covered by ten          ${percent(mean(({ covered }) => covered, all))}`);
console.log(`  time for 10,000 posts   ${Math.round(sum10k())} ms  (must: 2,000)`);

function sum10k(): number {
  const posts = all.reduce((total, figures) => total + figures.posts.length, 0);
  return (all.reduce((total, figures) => total + figures.ms, 0) / Math.max(1, posts)) * 10_000;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}
