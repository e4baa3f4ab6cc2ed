import { expect, test } from 'vitest';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { normalize } from '../../../src/listening/mentions/normalize.ts';
import { postOfRecord } from '../../../src/listening/sources/bluesky/post.ts';
import { FILLED_FIELDS } from '../../../src/listening/sources/filled-fields.ts';
import { rowOfJson } from '../../../src/listening/sources/import/import.ts';
import { postOfRow } from '../../../src/listening/sources/import/import-row.ts';
import { SOURCES } from '../../../src/listening/sources/index.ts';
import { fieldsFilledIn } from '../../contracts/fields-filled-in.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

function filledIn(posts: readonly (RawPost | string | null)[]): string[] {
  const filled = new Set(
    posts.flatMap((raw) => {
      const post = raw === null || typeof raw === 'string' ? null : normalize(raw, NOW);
      return post === null || 'dropped' in post ? [] : fieldsFilledIn(post);
    }),
  );
  return [...filled].sort();
}

test('every source has its row, and what is pushed and imported', () => {
  const ids = [...SOURCES.map(({ id }) => id), 'webhook', 'import'];
  expect(Object.keys(FILLED_FIELDS).sort()).toEqual(ids.sort());
});

// Polled sources are held by the contract of all sources (`tests/contracts/source.ts`).
test('a stream fills what its row names', () => {
  const record = (more: object) =>
    postOfRecord(
      { did: 'did:plc:a', rkey: '3k' },
      { text: 'Kestrelbox', createdAt: '2026-11-20T09:00:00Z', langs: ['en'], tags: ['queues'], ...more },
      null,
    );
  const quoted = { record: { uri: 'at://did:plc:b/app.bsky.feed.post/3' } };
  expect(
    filledIn([
      record({ embed: { $type: 'app.bsky.embed.images', images: [{ alt: '' }] } }),
      record({ embed: { $type: 'app.bsky.embed.video', video: { mimeType: 'video/mp4' } } }),
      record({ embed: { ...quoted, media: { images: [{ alt: '' }] } } }),
      record({ reply: { parent: { uri: 'at://did:plc:b/app.bsky.feed.post/3' } } }),
    ]),
  ).toEqual([...FILLED_FIELDS.bluesky!].sort());
});

test('a line fills all that it has columns for', () => {
  const line = {
    ...{ id: '1', url: 'https://desk.example/1', title: 'Kestrelbox', text: 'works', date: NOW },
    ...{
      author: { name: 'Ana Lis', handle: 'ana', followers: 310 },
      tags: 'queues',
      lang: 'en',
      pays: 'France',
    },
    ...{ likes: 1, comments: 2, shares: 3, views: 4, score: 5, media: ['Photo', 'video'] },
  };
  const forms = ['reply', 'Retweet', 'citation'].map((form) => postOfRow(rowOfJson({ ...line, form })));
  expect(filledIn(forms)).toEqual([...FILLED_FIELDS.import!].sort());
  expect(forms[0]).toMatchObject({ country: 'France', form: 'reply', media: ['image', 'video'] });
});

test.each([
  ['FR', 'fr'],
  ['us', 'us'],
  ['United States', 'us'],
  ['United Kingdom', 'gb'],
  ['UK', 'gb'],
  ['South Korea', 'kr'],
  ['Czech Republic', 'cz'],
  ['Côte d’Ivoire', 'ci'],
  ['Allemagne', 'de'],
  ['Burma', 'mm'],
  ['Atlantis', undefined],
  ['', undefined],
  ['zz', undefined],
  ['eu', undefined],
])('a post from %j is of %j', (country, code) => {
  const post = normalize(
    {
      source: 'gdelt',
      extId: '1',
      kind: 'article',
      url: 'https://a.example/',
      text: 'x',
      publishedAt: NOW,
      country,
    },
    NOW,
  );
  expect('dropped' in post ? null : post.country).toBe(code);
});
