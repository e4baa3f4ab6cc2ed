import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../../src/listening/keywords/languages/tokenize.ts';
import { anchorNodes, anchorsOf } from '../../../../src/listening/keywords/query/anchors.ts';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { pathsOf } from '../../../../src/listening/keywords/query/paths.ts';
import { printQuery } from '../../../../src/listening/keywords/query/print.ts';
import type { QueryNode } from '../../../../src/listening/keywords/query/tree.ts';
import type { Media } from '../../../../src/listening/mentions/mention.ts';
import { runs } from '../../../runs.ts';
import { naiveMatch } from './naive.ts';
import { fieldText, postOf } from './posts.ts';
import { trees, WORDS } from './trees.ts';

const texts = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...WORDS,
        '#AcmePhone',
        'wifi',
        'ACME',
        'x',
        'acme.box',
        'https://acme.example',
        'l’ácme',
        'obox',
      ),
      fc.constantFrom(' ', ' ', ' ', '. ', ' the ', '-', "'", '\n'),
    ),
    { maxLength: 9 },
  )
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''));
const posts = fc
  .record({
    title: fc.option(texts, { nil: null }),
    text: texts,
    tags: fc.subarray(['AcmePhone', 'box', 'acme phone']),
    lang: fc.constantFrom(null, 'fr', 'en'),
    site: fc.constantFrom('a.kestrelbox.example', 'other.example'),
    kind: fc.constantFrom('post' as const, 'article' as const),
    form: fc.constantFrom(undefined, 'reply' as const, 'quote' as const),
    media: fc.constantFrom<Media[] | undefined>(undefined, ['image']),
    country: fc.constantFrom(undefined, 'fr', 'gb'),
    counts: fc.constantFrom({}, { likes: 10 }, { likes: 60 }),
    author: fc.constantFrom(
      null,
      { key: 'x:1', name: 'Maple', url: null, followers: null },
      { key: 'x:2', name: 'Fox', url: null, followers: 200 },
    ),
    publishedAt: fc.constantFrom(undefined, 0, 9_000_000),
    fetchedAt: fc.constant(10_000_000),
  })
  .map(({ text, form, media, country, publishedAt, ...more }) =>
    postOf(text, {
      ...more,
      ...(form ? { form } : {}),
      ...(media ? { media } : {}),
      ...(country ? { country } : {}),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    }),
  );
const span = { start: 0, end: 0 };
const searchable = trees.filter((tree) => anchorNodes(tree) !== null);

describe('for any posts and queries', () => {
  it('the index finds what the definition of the language says, no more and no less', () => {
    fc.assert(
      fc.property(
        fc.array(searchable, { minLength: 1, maxLength: 6 }),
        fc.array(posts, { maxLength: 4 }),
        (many, some) => {
          const index = buildIndex(
            many.map((tree, at) => ({ id: String(at), query: { tree, warnings: [] } })),
          );
          for (const post of some) {
            const expected = many.flatMap((tree, at) => (naiveMatch(tree, post) ? [String(at)] : []));
            expect(index.match(post).map(({ id }) => id)).toEqual(expected);
          }
        },
      ),
      { numRuns: runs(600) },
    );
  });

  it('every place marked is in the post and folds to its term', () => {
    fc.assert(
      fc.property(searchable, posts, (tree, post) => {
        const [match] = buildIndex([{ id: 'k', query: { tree, warnings: [] } }]).match(post);
        for (const { term, field, start, end } of match?.terms ?? []) {
          const words = fieldText(post, field).slice(start, end);
          expect(words.length).toBe(end - start);
          if (field === 'site') expect(`site:${words}`).toBe(term);
          else expect(isSaid(words, term)).toBe(true);
        }
      }),
      { numRuns: runs(600) },
    );
  });

  it('every match holds an anchor', () => {
    fc.assert(
      fc.property(searchable, posts, (tree, post) => {
        const anchors = anchorsOf(tree);
        expect(anchors.length).toBeGreaterThan(0);
        if (!naiveMatch(tree, post)) return;
        const text = printQuery(tree);
        const holdsOne = anchors.some((anchor) => {
          const phrase: QueryNode = { kind: 'phrase', text: anchor, within: null, span };
          const letters = anchor.replace(/^#/, '');
          const isPart = text.includes(`${anchor}*`) || text.includes(`*${letters}`) || /[?/]/.test(text);
          const isMistaken = text.includes(`${anchor}~`);
          const isSite = post.site.endsWith(anchor);
          const holdsPart = isPart && wordsOf(post).includes(letters);
          const fuzzy: QueryNode = { kind: 'fuzzy', text: anchor, edits: 2, span };
          return isSite || holdsPart || naiveMatch(phrase, post) || (isMistaken && naiveMatch(fuzzy, post));
        });
        expect(holdsOne, `${text} anchors ${anchors}`).toBe(true);
      }),
      { numRuns: runs(600) },
    );
  });
});

/** All words of a post, folded, and run together where they may be read so. */
function wordsOf({ title, text, tags }: { title: string | null; text: string; tags: string[] }): string {
  return [title ?? '', text, ...tags]
    .flatMap((part) => {
      const { keys, alternates } = tokenize(part);
      return [...keys, ...[...(alternates?.values() ?? [])].flat().map(({ key }) => key)];
    })
    .join(' ');
}

/** Letters and digits of a text, folded, run together. */
function run(text: string): string {
  return tokenize(text).keys.join('');
}

/** Whether the words of a place are those of a term, a unit of a loose phrase, or begin with a prefix. */
function isSaid(words: string, label: string): boolean {
  const term = label.replace(/^(title|body|tag):/, '');
  // What stars, mistakes and expressions find is no word of the query: the definition of the language says which.
  if (/[*?/]|~\d$|NEAR/.test(term)) return words.trim() !== '';
  return (
    run(words) === run(term) ||
    term
      .split(' ')
      .some((unit) =>
        pathsOf(unit).some(({ keys }) => keys.join('') === run(words) || run(unit) === run(words)),
      )
  );
}
