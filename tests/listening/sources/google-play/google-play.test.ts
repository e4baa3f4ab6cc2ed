import { createVerify, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceOptions } from '../../../../src/config/source-options.ts';
import { googlePlay } from '../../../../src/listening/sources/google-play/google-play.ts';
import { DAY, HOUR } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../../fakes/http-server.ts';
import { jsonFixture, want } from '../fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const example = jsonFixture('google-play/reviews.json') as {
  reviews: { reviewId: string; authorName: string; comments: { userComment: Record<string, unknown> }[] }[];
};
const [review] = example.reviews;
const optionsOf = (origin: string) => ({
  apps: 'example.kestrelbox=Kestrelbox',
  serviceAccount: 'reader@kestrel.example',
  // As one line of an environment file.
  privateKey: PEM.trim().replaceAll('\n', '\\n'),
  baseUrl: origin,
  tokenUrl: `${origin}/token`,
});
const TOKEN = { access_token: 'ya29.sesame', expires_in: 3599, token_type: 'Bearer' };
const serve =
  (body: unknown) =>
  ({ path }: ReceivedRequest): Answer => ({ body: path === '/token' ? TOKEN : body });

sourceContract({
  source: googlePlay,
  options: optionsOf,
  serve: serve(example),
  firstRead: ['example.kestrelbox:gp:AOqpTOEexample1', 'example.kestrelbox:gp:AOqpTOEexample2'],
  serveText: (text) => ({
    body: {
      ...TOKEN,
      reviews: [{ ...review, comments: [{ userComment: { ...review!.comments[0]!.userComment, text } }] }],
    },
  }),
  recheck: {
    ids: ['example.kestrelbox:gp:1', 'example.kestrelbox:gp:2', 'nonsense', 'a:b/../c'],
    gone: ['example.kestrelbox:gp:2'],
    serve: (request) =>
      request.path.endsWith(encodeURIComponent('gp:2')) ? { status: 404 } : serve(review)(request),
  },
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(serve(example));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = () => googlePlay.plan([want([], 'kestrelbox')], [], context.options)[0]!;
const read = (cursor: Parameters<typeof googlePlay.collect>[1] = null) =>
  readAll(googlePlay, request(), cursor, context);

it('exchanges a claim that its key has signed for a token, once an hour', async () => {
  await read();
  const [exchange, listing] = server.requests;
  const form = new URLSearchParams(exchange!.body);
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  const [head = '', claim = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  expect(json(head)).toEqual({ alg: 'RS256', typ: 'JWT' });
  const issued = Math.floor(Date.UTC(2026, 10, 20, 12) / 1000);
  expect(json(claim)).toEqual({
    iss: 'reader@kestrel.example',
    scope: 'https://www.googleapis.com/auth/androidpublisher',
    aud: 'https://oauth2.googleapis.com/token',
    iat: issued,
    exp: issued + 3600,
  });
  const verified = createVerify('RSA-SHA256')
    .update(`${head}.${claim}`)
    .verify(publicKey, Buffer.from(signature, 'base64url'));
  expect(verified).toBe(true);
  expect(listing!.path).toBe('/androidpublisher/v3/applications/example.kestrelbox/reviews');
  expect(listing!.headers.authorization).toBe('Bearer ya29.sesame');
  await read();
  context.clock.at += HOUR;
  await read();
  expect(server.requests.filter(({ path }) => path === '/token').length).toBe(2);
  expect(JSON.stringify(server.requests)).not.toContain('PRIVATE KEY');
});

it('makes reviews with stars, a title where there is one, and without the answers of the developer', async () => {
  const { posts } = await read();
  expect(posts).toEqual([
    {
      source: 'google-play',
      extId: 'example.kestrelbox:gp:AOqpTOEexample1',
      kind: 'review',
      url: 'https://play.google.com/store/apps/details?id=example.kestrelbox&reviewId=gp%3AAOqpTOEexample1',
      title: 'Loses my queue',
      text: 'Every update the same.',
      publishedAt: 1795166100000,
      outlet: 'Google Play',
      counts: { likes: 6 },
      rating: { stars: 1, of: 'Kestrelbox' },
      tags: ['Kestrelbox'],
      lang: 'en',
      author: { name: 'Ana Lis' },
    },
    expect.objectContaining({ text: 'Très bien', rating: { stars: 5, of: 'Kestrelbox' }, lang: 'fr' }),
  ]);
  expect(posts[1]).not.toHaveProperty('author');
  expect(posts[1]).not.toHaveProperty('title');
});

it('reads all pages of the week', async () => {
  server.answer((asked) => {
    if (asked.path === '/token') return { body: TOKEN };
    const page = Number(asked.query.get('token') ?? 0);
    const tokenPagination = page < 2 ? { nextPageToken: String(page + 1) } : {};
    return { body: { reviews: [{ ...review, reviewId: `gp:${page}` }], tokenPagination } };
  });
  const { posts } = await read();
  expect(posts.map(({ extId }) => extId.slice(-4))).toEqual(['gp:0', 'gp:1', 'gp:2']);
});

it('takes an answer without a list for a week without reviews, and names the weeks it missed', async () => {
  server.answer(serve({}));
  const first = await read();
  expect(first.posts).toEqual([]);
  const begin = context.now();
  context.clock.at += 20 * DAY;
  const second = await read(first.cursor);
  expect(second.pages[0]?.gap).toEqual({
    from: expect.closeTo(begin, -4) as number,
    to: expect.closeTo(begin + 13 * DAY, -4) as number,
  });
  context.clock.at += DAY;
  expect((await read(second.cursor)).pages[0]).not.toHaveProperty('gap');
});

it('asks for a new token when the old one is refused before its time', async () => {
  await read();
  let refusals = 1;
  server.answer((asked) =>
    asked.path !== '/token' && refusals-- > 0 ? { status: 401 } : serve(example)(asked),
  );
  expect((await read()).posts.length).toBe(2);
  server.answer((asked) => (asked.path === '/token' ? { body: TOKEN } : { status: 401 }));
  expect(await failureOf(read())).toMatchObject({ kind: 'refused', status: 401 });
});

it.each([
  [403, { error: { code: 403, errors: [{ reason: 'rateLimitExceeded' }] } }, 'limited', 'quota'],
  [403, { error: { details: [{ reason: 'SERVICE_DISABLED' }] } }, 'misconfigured', 'enable'],
  [403, { error: { code: 403, message: 'The caller does not have permission' } }, 'refused', 'Play Console'],
  [404, { error: { code: 404 } }, 'misconfigured', 'EARSHOT_GOOGLE_PLAY_APPS'],
])('says of HTTP %i with %j what to do', async (status, body, kind, words) => {
  server.answer((asked) => (asked.path === '/token' ? { body: TOKEN } : { status, body }));
  const failed = await failureOf(read());
  expect(failed.kind).toBe(kind);
  expect(failed.message).toContain(words);
});

it.each([
  ['no key at all', 'sesame'],
  [
    'a key of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  ],
  ['half a key', PEM.slice(0, 300)],
])('says that %s is none, and shows nothing of it', async (_name, key) => {
  const wrong = { ...context, options: { ...context.options, privateKey: key } };
  const failed = await failureOf(googlePlay.collect(request(), null, wrong));
  expect(failed.kind).toBe('misconfigured');
  expect(failed.message).toContain('EARSHOT_GOOGLE_PLAY_PRIVATE_KEY');
  expect(`${failed.message}${failed.stack}${String(failed.cause)}`).not.toContain(key.slice(30, 60) || key);
  expect(server.requests).toEqual([]);
});

it('says that the account is not accepted', async () => {
  server.answer(() => ({ status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT' } }));
  const failed = await failureOf(read());
  expect(failed.kind).toBe('misconfigured');
  expect(failed.message).toContain('EARSHOT_GOOGLE_PLAY_SERVICE_ACCOUNT');
});

it('hides every line of the key in logs', () => {
  const { secrets } = sourceOptions({
    EARSHOT_GOOGLE_PLAY_APPS: 'a.b',
    EARSHOT_GOOGLE_PLAY_SERVICE_ACCOUNT: 'reader@kestrel.example',
    EARSHOT_GOOGLE_PLAY_PRIVATE_KEY: optionsOf('').privateKey,
  });
  const lines = PEM.trim().split('\n').slice(1, -1);
  for (const line of lines) expect(secrets).toContain(line);
  expect(secrets).not.toContain('PRIVATE');
});
