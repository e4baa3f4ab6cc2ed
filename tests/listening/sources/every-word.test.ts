import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { readableOf } from '../../../src/listening/mentions/normalize.ts';
import { postOfRecord } from '../../../src/listening/sources/bluesky/post.ts';
import { viewOf } from '../../../src/listening/sources/lemmy/views.ts';
import { statusOf } from '../../../src/listening/sources/mastodon/status.ts';
import { postOfThing } from '../../../src/listening/sources/reddit/thing.ts';
import { shownMarkdown } from '../../../src/listening/sources/shared/markdown.ts';
import { includedIn, postOfTweet } from '../../../src/listening/sources/x/ask.ts';

type Json = Record<string, unknown>;

const parsed = parseQuery('kestrelbox');
if (!parsed.ok) throw new Error('a word is a query');
const index = buildIndex([{ id: 'k', query: parsed.query }]);
const isFound = (post: RawPost | null | undefined) =>
  post != null && index.match(readableOf(post)).length === 1;

const ACCOUNT = { acct: 'ana', display_name: 'Ana', url: 'https://town.example/@ana', note: '' };
const status = (over: Json) =>
  statusOf(
    {
      id: '1',
      uri: 'https://town.example/users/ana/statuses/1',
      url: 'https://town.example/@ana/1',
      created_at: '2026-11-20T09:00:00.000Z',
      visibility: 'public',
      content: '<p>Look.</p>',
      account: ACCOUNT,
      ...over,
    },
    'search',
  )?.post;
const record = (over: Json) =>
  postOfRecord(
    { did: 'did:plc:a', rkey: '3k' },
    { text: 'Look.', createdAt: '2026-11-20T09:00:00Z', ...over },
    null,
  );
const tweet = (over: Json, included: Json = {}) =>
  postOfTweet(
    { id: '1', text: 'Look.', author_id: '2', created_at: '2026-11-20T09:00:00Z', ...over },
    includedIn(included),
  );
const thing = (over: Json) =>
  postOfThing('t3', {
    name: 't3_a',
    permalink: '/r/x/comments/a/',
    title: 'Look',
    created_utc: 1_795_166_100,
    ...over,
  });
const lemmy = (over: Json, view: Json = {}) =>
  viewOf(
    {
      post: {
        ap_id: 'https://lemmy.example/post/1',
        name: 'Look',
        published: '2026-11-20T09:00:00Z',
        ...over,
      },
      ...view,
    },
    'post',
  )?.post;

describe('a word is found in', () => {
  test.each<[string, RawPost | null | undefined]>([
    ['Mastodon: a warning', status({ spoiler_text: 'Kestrelbox' })],
    ['Mastodon: a picture', status({ media_attachments: [{}, { description: 'the Kestrelbox' }] })],
    [
      'Mastodon: a picture alone',
      status({ content: '', media_attachments: [{ description: 'the Kestrelbox' }] }),
    ],
    ['Mastodon: a poll', status({ poll: { options: [{ title: 'no' }, { title: 'Kestrelbox' }] } })],
    ['Mastodon: the title of a card', status({ card: { url: 'https://x.example/', title: 'Kestrelbox' } })],
    [
      'Mastodon: a card',
      status({ card: { url: 'https://x.example/', title: 'x', description: 'Kestrelbox' } }),
    ],
    ['Mastodon: a tag', status({ tags: [{ name: 'kestrelbox' }] })],
    [
      'Mastodon: a quoted post',
      status({
        quote: {
          state: 'accepted',
          quoted_status: { content: '<p>Kestrelbox</p>', visibility: 'public', account: ACCOUNT },
        },
      }),
    ],
    [
      'Mastodon: a quoted post as forks have it',
      status({ quote: { content: '<p>Kestrelbox</p>', visibility: 'public', account: ACCOUNT } }),
    ],
    ['Bluesky: a picture', record({ embed: { images: [{ alt: `${'x '.repeat(900)}Kestrelbox` }] } })],
    ['Bluesky: a video', record({ embed: { alt: 'Kestrelbox' } })],
    [
      'Bluesky: the title of a card',
      record({ embed: { external: { uri: 'https://x.example/', title: 'Kestrelbox' } } }),
    ],
    [
      'Bluesky: a card',
      record({
        embed: {
          external: { uri: 'https://x.example/', title: 'x', description: `${'x '.repeat(400)}Kestrelbox` },
        },
      }),
    ],
    [
      'Bluesky: a card beside a quote',
      record({
        embed: {
          record: { uri: 'at://did:plc:b/app.bsky.feed.post/3' },
          media: { external: { title: 'Kestrelbox' } },
        },
      }),
    ],
    ['Bluesky: a tag', record({ tags: ['kestrelbox'] })],
    ['Bluesky: a tag in the text', record({ facets: [{ features: [{ tag: 'kestrelbox' }] }] })],
    ['X: a long post', tweet({ note_tweet: { text: `${'x '.repeat(200)}Kestrelbox` } })],
    [
      'X: a poll',
      tweet(
        { attachments: { poll_ids: ['7'] } },
        { polls: [{ id: '7', options: [{ label: 'Kestrelbox' }] }] },
      ),
    ],
    [
      'X: a picture',
      tweet(
        { attachments: { media_keys: ['3_1'] } },
        { media: [{ media_key: '3_1', alt_text: 'Kestrelbox' }] },
      ),
    ],
    ['X: a card', tweet({ entities: { urls: [{ title: 'Kestrelbox', description: 'x' }] } })],
    ['X: the text of a card', tweet({ entities: { urls: [{ title: 'x', description: 'Kestrelbox' }] } })],
    ['X: a tag', tweet({ entities: { hashtags: [{ tag: 'kestrelbox' }] } })],
    ['Reddit: a text', thing({ selftext: 'Kestrelbox' })],
    ['Reddit: a gallery', thing({ gallery_data: { items: [{ caption: 'Kestrelbox' }] } })],
    ['Reddit: a poll', thing({ poll_data: { options: [{ text: 'Kestrelbox' }] } })],
    ['Reddit: a flair', thing({ link_flair_text: 'Kestrelbox' })],
    [
      'Reddit: what is passed on',
      thing({ crosspost_parent_list: [{ title: 'x', selftext: 'Kestrelbox', author: 'ana' }] }),
    ],
    ['Reddit: a card', thing({ media: { oembed: { title: 'Kestrelbox' } } })],
    ['Lemmy: a card', lemmy({ embed_title: 'x', embed_description: 'Kestrelbox' })],
    ['Lemmy: a picture', lemmy({ alt_text: 'Kestrelbox' })],
    ['Lemmy: a tag', lemmy({}, { tags: [{ display_name: 'Kestrelbox' }] })],
  ])('%s', (_, post) => expect(isFound(post)).toBe(true));
});

describe('a word is not said by', () => {
  test.each<[string, RawPost | null | undefined]>([
    [
      'a reference of Mastodon',
      status({
        content:
          '<p>Same.</p><p class="quote-inline"><br>RE: <a href="https://kestrelbox.example/1">kestrelbox.example/1</a></p>',
      }),
    ],
    [
      'a quoted post that is not for everybody',
      status({
        quote: {
          state: 'accepted',
          quoted_status: { content: 'Kestrelbox', visibility: 'private', account: ACCOUNT },
        },
      }),
    ],
    [
      'a quoted post whose author wants no robots',
      status({
        quote: {
          quoted_status: {
            content: 'Kestrelbox',
            visibility: 'public',
            account: { ...ACCOUNT, note: '#nobot' },
          },
        },
      }),
    ],
    ['a quote in Markdown', thing({ selftext: '> Kestrelbox\n\nno' })],
    [
      'what is passed on and gone',
      thing({ crosspost_parent_list: [{ title: 'Kestrelbox', author: '[deleted]' }] }),
    ],
    ['a comment of Markdown', lemmy({ body: '<!-- Kestrelbox --> x' })],
  ])('%s', (_, post) => expect(isFound(post)).toBe(false));
});

test('X escapes three signs, once', () => {
  const text = tweet({ text: 'AT&amp;T &lt;3 &amp;lt;Kestrelbox&amp;gt; &amp;amp;' })?.text;
  expect(text).toBe('AT&T <3 &lt;Kestrelbox&gt; &amp;');
});

test('Bluesky posts keep all languages that they declare', () => {
  expect(record({ langs: ['fr', 'en'] })).toMatchObject({ lang: 'fr', langs: ['fr', 'en'] });
  expect(record({ langs: ['fr'] })).not.toHaveProperty('langs');
});

test.each([
  ['<!-- Kestrelbox -->\nIt breaks.', 'It breaks.'],
  ['a <!-- one\ntwo --> b', 'a  b'],
  ['a\n<!-- never closed\nKestrelbox', 'a'],
  ['`<!-- shown -->` x', '`<!-- shown -->` x'],
  ['```html\n<!-- shown -->\n```\n<!-- hidden -->x', '```html\n<!-- shown -->\n```\nx'],
  ['~~~\n<!-- shown -->\n~~~', '~~~\n<!-- shown -->\n~~~'],
  ['no comment -->', 'no comment -->'],
])('Markdown %j shows %j', (text, shown) => expect(shownMarkdown(text)).toBe(shown));

test('Markdown is read in linear time', { timeout: 5_000 }, () => {
  for (const piece of ['<!--', '`<!--', '```\n<!-- ', '<!-- `', '``<!--`'])
    expect(shownMarkdown(piece.repeat(60_000))).toBeTypeOf('string');
});
