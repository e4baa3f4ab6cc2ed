import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import type { Readable } from '../../src/listening/sentiment/reading.ts';
import { placesOf } from '../train-sentiment/rows.ts';

export interface LabeledPost extends Readable {
  label: SentimentLabel;
  /** The column `kind` of the file; empty where it has none. */
  block: string;
  hasTarget: boolean;
  /** What the sentence model says of it; null = it did not read it. */
  vector: Float32Array | null;
}

export interface LabeledFile {
  name: string;
  posts: LabeledPost[];
  /** Lines that could not be read as a labeled post. */
  skipped: number;
  /** Posts whose target does not stand in their text: judged as a whole. */
  lost: number;
}

const LABELS: Readonly<Record<string, SentimentLabel>> = {
  neg: 'neg',
  neu: 'neu',
  pos: 'pos',
  negative: 'neg',
  neutral: 'neu',
  positive: 'pos',
};
const LANGUAGE = /^[a-z]{2}$/;
const MARK = '$T$';

/**
 * Reads a file of labeled posts, tab-separated, in one of three forms: label, language, text; label, language, target, text
 * with the target written as `$T$`; label, kind, target, text with the target as it stands in the text.
 * @param lang language of the posts that name none; null = by the file's name, or by the text
 */
export function readLabeled(
  path: string,
  lang: string | null,
  detect: (text: string) => string | null,
): LabeledFile {
  const name = basename(path);
  const byName = lang ?? /(?:^|[^a-z])([a-z]{2})(?=[^a-z]|$)/.exec(name.replace(/\.\w+$/, ''))?.[1] ?? null;
  const posts: LabeledPost[] = [];
  let skipped = 0;
  let lost = 0;
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const columns = line.split('\t');
    const label = LABELS[columns[0]!.trim().toLowerCase()];
    const text = columns.at(-1)!;
    if (label === undefined || columns.length < 3) {
      skipped += 1;
      continue;
    }
    const second = columns[1]!;
    const named = LANGUAGE.test(second) ? second : byName;
    const marked = columns.length >= 4 && text.includes(MARK);
    // A fourth column that is no name, such as a mean rating, is none.
    const target = columns.length >= 4 && !/^-?[\d.]+$/.test(columns[2]!) ? columns[2]! : '';
    const post = marked ? unmarked(target, text) : { text, target: placesOf(target, text) };
    if (target !== '' && post.target.length === 0) lost += 1;
    posts.push({
      ...post,
      label,
      title: null,
      lang: named ?? detect(post.text),
      block: LANGUAGE.test(second) ? '' : second,
      hasTarget: post.target.length > 0,
      vector: null,
    });
  }
  return { name, posts, skipped, lost };
}

function unmarked(target: string, marked: string): Pick<LabeledPost, 'text' | 'target'> {
  const parts = marked.split(MARK);
  const places: { field: 'text'; start: number; end: number }[] = [];
  let text = parts[0]!;
  for (const part of parts.slice(1)) {
    places.push({ field: 'text', start: text.length, end: text.length + target.length });
    text += target + part;
  }
  return { text, target: places };
}
