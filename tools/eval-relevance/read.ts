import { loadDetector } from '../../src/listening/keywords/languages/detect.ts';
import { buildIndex } from '../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../src/listening/keywords/query/parse.ts';
import { normalize } from '../../src/listening/mentions/normalize.ts';
import { withLanguage } from '../../src/listening/mentions/post-language.ts';
import type { LabeledPost } from './curve.ts';

/** Labeled posts of one keyword, and how many lines the keyword's query does not match. */
export interface LabeledKeyword {
  query: string;
  posts: LabeledPost[];
  unmatched: number;
}

const TRUE = /^(?:true|yes|1|about)$/i;
const FALSE = /^(?:false|no|0|not)$/i;
const AT = Date.UTC(2026, 0, 1);

/**
 * Tab-separated lines without a header: label (true or false), keyword, text, and, where they are known, author and site. A
 * text may hold `\n` for a line break.
 */
export async function readLabeled(text: string): Promise<LabeledKeyword[]> {
  const detect = await loadDetector();
  const byQuery = new Map<string, { index: ReturnType<typeof buildIndex>; labeled: LabeledKeyword }>();
  text.split(/\r?\n/).forEach((line, number) => {
    if (line.trim() === '') return;
    const [label = '', query = '', body = '', author, site] = line.split('\t');
    if (!TRUE.test(label) && !FALSE.test(label))
      throw new Error(`line ${number + 1}: the label is "${label}", not true or false`);
    const known = byQuery.get(query) ?? newKeyword(query, number);
    byQuery.set(query, known);
    const host = site || 'example.org';
    const post = normalize(
      {
        source: 'labeled',
        extId: `${number}`,
        kind: 'post',
        url: `https://${host}/${number}`,
        ...(author ? { author: { id: author, name: author } } : {}),
        text: body.replaceAll('\\n', '\n'),
        publishedAt: AT,
      },
      AT,
      false,
    );
    const match = 'dropped' in post ? undefined : known.index.match(post)[0];
    if ('dropped' in post || !match) known.labeled.unmatched += 1;
    else
      known.labeled.posts.push({
        post: { ...withLanguage(post, detect), ...(site ? {} : { site: '' }) },
        terms: match.terms,
        about: TRUE.test(label),
      });
  });
  return [...byQuery.values()].map(({ labeled }) => labeled);
}

function newKeyword(query: string, number: number) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`line ${number + 1}: "${query}" is no query`);
  const index = buildIndex([{ id: query, query: parsed.query }]);
  return { index, labeled: { query, posts: [], unmatched: 0 } as LabeledKeyword };
}
