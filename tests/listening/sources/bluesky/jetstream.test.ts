import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../../../src/listening/mentions/normalize.ts';
import { bluesky } from '../../../../src/listening/sources/bluesky/bluesky.ts';
import { v1 } from '../../../../src/listening/sources/bluesky/jetstream.ts';
import { account, commit, didOf } from '../../../fakes/jetstream.ts';
import { runs } from '../../../runs.ts';
import { testContext } from '../source-context.ts';

const AT = Date.parse('2026-11-20T09:15:00Z');
const mark = { cursor: AT * 1000 + 456, at: AT };

function postOf(record: Record<string, unknown>) {
  const read = v1.read(JSON.stringify(commit(AT, 'rivet', '3mzz', record)));
  if (read.what !== 'post') throw new Error(read.what);
  return read.post;
}

describe('the frames of Jetstream', () => {
  test('a post as the facts show it', () => {
    const frame =
      '{"did":"did:plc:aaaaaaaaaaaaaaaaaaaaaaaa","time_us":1795166100123456,"kind":"commit","commit":{"rev":"3mzzzzzzzzz2a","operation":"create","collection":"app.bsky.feed.post","rkey":"3mzzzzzzzyy2a","record":{"$type":"app.bsky.feed.post","text":"kestrelbox saved my weekend","langs":["en"],"createdAt":"2026-11-20T09:15:00.000Z"},"cid":"bafyreiexample"}}';
    expect(v1.read(frame)).toEqual({
      what: 'post',
      edited: false,
      mark: { cursor: 1_795_166_100_123_456, at: 1_795_166_100_123 },
      post: {
        source: 'bluesky',
        extId: 'at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3mzzzzzzzyy2a',
        kind: 'post',
        url: 'https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/post/3mzzzzzzzyy2a',
        author: {
          id: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa',
          url: 'https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa',
        },
        text: 'kestrelbox saved my weekend',
        publishedAt: Date.parse('2026-11-20T09:15:00Z'),
        outlet: 'Bluesky',
        lang: 'en',
      },
    });
  });

  test('links, tags, the card of a page, words of pictures, a quoted post, an answer', () => {
    const parent = `at://${didOf('oakjay')}/app.bsky.feed.post/3a`;
    expect(
      postOf({
        text: 'look at kestrelbox.example/…',
        tags: ['queues'],
        facets: [
          {
            index: { byteStart: 8, byteEnd: 28 },
            features: [
              { $type: 'app.bsky.richtext.facet#link', uri: 'https://kestrelbox.example/long' },
              { $type: 'app.bsky.richtext.facet#tag', tag: 'selfhosted' },
              { $type: 'app.bsky.richtext.facet#mention', did: didOf('x') },
            ],
          },
        ],
        reply: { root: { uri: parent }, parent: { uri: parent } },
        embed: {
          $type: 'app.bsky.embed.recordWithMedia',
          record: { record: { uri: `at://${didOf('quill')}/app.bsky.feed.post/3q`, cid: 'x' } },
          media: { images: [{ alt: 'The Kestrelbox on my desk' }, { alt: '' }] },
        },
      }),
    ).toMatchObject({
      kind: 'comment',
      parentId: parent,
      text: 'look at kestrelbox.example/…\n\nThe Kestrelbox on my desk',
      links: ['https://kestrelbox.example/long', `https://bsky.app/profile/${didOf('quill')}/post/3q`],
      tags: ['queues', 'selfhosted'],
    });
    expect(
      postOf({
        text: '',
        embed: {
          $type: 'app.bsky.embed.external',
          external: {
            uri: 'https://daily.example/a',
            title: 'Kestrelbox raises money',
            description: 'At last.',
          },
        },
      }),
    ).toMatchObject({ text: 'Kestrelbox raises money\nAt last.', links: ['https://daily.example/a'] });
    expect(postOf({ text: '', embed: { $type: 'app.bsky.embed.video', alt: 'A kestrel' } }).text).toBe(
      'A kestrel',
    );
  });

  test('a post dated ahead of its arrival was written when it arrived; an old one when it says', () => {
    const dated = (createdAt: unknown) => postOf({ text: 'x', createdAt }).publishedAt;
    expect(dated('2031-01-01T00:00:00Z')).toBe(AT);
    expect(dated('2026-11-20T10:00:00+01:00')).toBe(AT - 15 * 60_000);
    expect(dated('2013-05-05T00:00:00.000Z')).toBe(Date.parse('2013-05-05'));
    expect(dated('yesterday')).toBe(AT);
    expect(dated(7)).toBe(AT);
  });

  test('a copy from another network names its original', () => {
    expect(postOf({ text: 'x', bridgyOriginalUrl: 'https://social.example/@ana/1' }).originalUrl).toBe(
      'https://social.example/@ana/1',
    );
  });

  test('deletions, edits without a word, accounts, and what says nothing', () => {
    const extId = `at://${didOf('rivet')}/app.bsky.feed.post/3mzz`;
    const read = (event: object) => v1.read(JSON.stringify(event));
    expect(read(commit(AT, 'rivet', '3mzz', null))).toEqual({ what: 'post-gone', mark, extId });
    expect(read(commit(AT, 'rivet', '3mzz', { text: '' }, 'update'))).toEqual({
      what: 'post-gone',
      mark,
      extId,
    });
    expect(read(commit(AT, 'rivet', '3mzz', { text: '' }))).toEqual({ what: 'nothing', mark });
    expect(read(account(AT, 'rivet', 'takendown'))).toMatchObject({
      what: 'author-gone',
      author: didOf('rivet'),
    });
    expect(read(account(AT, 'rivet', 'throttled'))).toMatchObject({ what: 'nothing' });
    expect(read({ did: didOf('x'), time_us: AT * 1000, kind: 'identity', identity: {} })).toMatchObject({
      what: 'nothing',
      mark: { at: AT },
    });
  });

  test('the address asks for posts only, from a few seconds before the mark', async () => {
    expect(v1.address('wss://jet.example', null)).toBe(
      'wss://jet.example/subscribe?wantedCollections=app.bsky.feed.post&maxMessageSizeBytes=1048576',
    );
    expect(v1.address('wss://jet.example', { cursor: 1_795_166_100_123_456, at: 0 })).toMatch(
      /&cursor=1795166095123456$/,
    );
    const hosts = { hosts: 'wss://one.example/, wss://two.example' };
    const [request] = bluesky.plan(
      [{ workspaceId: 'w', keywordId: 'k', anchors: ['x'], languages: [] }],
      [],
      {},
    );
    const context = testContext([], hosts);
    const calls = await Promise.all(
      [0, 1, 2].map((attempt) => bluesky.stream.call(request!, null, context, attempt)),
    );
    await context.web.close();
    expect(calls.map(({ url }) => new URL(url).host)).toEqual(['one.example', 'two.example', 'one.example']);
  });

  test('no frame makes it throw, and what it makes of one can be normalized', () => {
    const anything = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });
    const record = fc.dictionary(
      fc.constantFrom('text', 'createdAt', 'langs', 'reply', 'embed', 'facets', 'tags', 'bridgyOriginalUrl'),
      fc.oneof(
        anything,
        fc.array(fc.record({ features: fc.array(fc.dictionary(fc.constantFrom('uri', 'tag'), anything)) })),
        fc.dictionary(
          fc.constantFrom('external', 'images', 'alt', 'record', 'media', 'parent', 'uri', 'title'),
          anything,
        ),
      ),
    );
    const event = fc.record({
      did: fc.oneof(fc.constant(didOf('rivet')), anything),
      time_us: fc.oneof(fc.constant(AT * 1000), anything),
      kind: fc.constantFrom('commit', 'account', 'identity', 7),
      account: anything,
      commit: fc.record({
        operation: fc.constantFrom('create', 'update', 'delete', null),
        collection: fc.constant('app.bsky.feed.post'),
        rkey: fc.oneof(fc.constant('3mzz'), anything),
        record: fc.oneof(record, anything),
      }),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          event.map((sample) => JSON.stringify(sample)),
        ),
        (frame) => {
          const read = v1.read(frame);
          if (read.what !== 'post') return;
          const post = normalize(read.post, AT);
          if ('dropped' in post) return;
          expect(post.extId).toMatch(/^at:\/\/did:plc:/);
          expect(post.site).toBe('bsky.app');
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
