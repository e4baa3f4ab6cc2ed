import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDetector } from '../../src/listening/keywords/languages/detect.ts';
import type { Held, Post } from '../../src/listening/mentions/mention.ts';
import { noiseOf } from '../../src/listening/mentions/noise.ts';
import { normalize } from '../../src/listening/mentions/normalize.ts';
import { withLanguage } from '../../src/listening/mentions/post-language.ts';

/**
 * How much spam of labeled files is held back, and how much else. Columns, tab-separated: `spam`, `ham` or a mood (`neg` is
 * somebody who complains), what else the file has, and the text last; a `$T$` in it stands for the column before. Each post is
 * judged alone: nobody repeats, and no link is shared.
 *
 *   npm run eval:noise -- posts.tsv [more.tsv] [--wrong 20]
 */
const LANGUAGE = /^[a-z]{2}$/;
const AT = Date.UTC(2026, 0, 5, 12);

const { values, positionals } = parseArgs({
  options: { wrong: { type: 'string', default: '0' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('Usage: npm run eval:noise -- <posts.tsv> [<more.tsv>] [--wrong <how many to show>]');
  process.exit(2);
}

interface Judged {
  kind: 'spam' | 'complaint' | 'other';
  text: string;
  held: Held | null;
}

const detect = await loadDetector();

for (const path of positionals) {
  const judged = readFileSync(path, 'utf8').split(/\r?\n/).flatMap(judge);
  console.log(`${basename(path)}: ${judged.length} posts`);
  show('spam held', judged, ({ kind }) => kind === 'spam', true);
  show('everything else kept', judged, ({ kind }) => kind !== 'spam', false);
  show('of it, complaints kept', judged, ({ kind }) => kind === 'complaint', false);
  const wrong = judged.filter(({ kind, held }) => (kind === 'spam') === (held === null));
  for (const { kind, text, held } of wrong.slice(0, Number(values.wrong)))
    console.log(`    ${kind === 'spam' ? 'missed' : `held, ${held?.reason} (${held?.detail})`}: ${text}`);
}

function judge(line: string, at: number): Judged[] {
  const columns = line.split('\t');
  const label = columns[0]!.trim().toLowerCase();
  if (columns.length < 2) return [];
  const kind = label === 'spam' ? 'spam' : label.startsWith('neg') ? 'complaint' : 'other';
  const text = columns.at(-1)!.replaceAll('$T$', columns.length > 2 ? columns.at(-2)! : '');
  const lang = columns.slice(1, -1).find((column) => LANGUAGE.test(column));
  const post = normalize(
    {
      source: 'file',
      extId: String(at),
      kind: 'post',
      url: `https://file.example/${at}`,
      author: { id: String(at) },
      text,
      publishedAt: AT,
      ...(lang ? { lang } : {}),
    },
    AT,
  );
  if ('dropped' in post) return [];
  return [{ kind, text, held: noiseOf(readable(post), { authorRecent: 0, linkAuthors: 0 }) }];
}

function readable(post: Post): Post {
  return post.lang === null ? withLanguage(post, detect) : post;
}

function show(
  name: string,
  judged: readonly Judged[],
  isMeant: (post: Judged) => boolean,
  wantsHeld: boolean,
): void {
  const meant = judged.filter(isMeant);
  if (meant.length === 0) return;
  const right = meant.filter(({ held }) => (held !== null) === wantsHeld).length;
  const reasons = new Map<string, number>();
  for (const { held } of meant) if (held) reasons.set(held.reason, (reasons.get(held.reason) ?? 0) + 1);
  const by = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ');
  console.log(
    `  ${name}  ${right} of ${meant.length}, ${((100 * right) / meant.length).toFixed(2)} %${by ? `  (held: ${by})` : ''}`,
  );
}
