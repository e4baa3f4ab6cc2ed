import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOpinionEndpoint } from '../../../src/adapters/second-opinion/index.ts';
import { PROMPT } from '../../../src/listening/sentiment/opinion/prompt.ts';
import { type Handler, type HttpServer, startHttpServer } from '../../fakes/http-server.ts';

const QUESTION = { name: 'Kestrelbox', lang: 'en', text: 'Kestrelbox again. Well done.' };

let server: HttpServer;
beforeEach(async () => {
  server = await startHttpServer();
});
afterEach(() => server.close());

const endpoint = (over: { url?: string; key?: string; timeoutMs?: number } = {}) =>
  createOpinionEndpoint({
    url: over.url ?? `${server.origin}/v1`,
    model: 'small-model',
    key: over.key ?? null,
    timeoutMs: over.timeoutMs ?? 30_000,
  });
const says = (content: unknown) => ({ body: { choices: [{ message: { role: 'assistant', content } }] } });
const asked = (handler: Handler, over?: Parameters<typeof endpoint>[0]) => {
  server.answer(handler);
  return endpoint(over).ask(QUESTION);
};

test('asks with the prompt of the project, the post as data of its own, and nothing else', async () => {
  const answer = await asked(() => says('{"mood": "negative", "confidence": 0.7}'), { key: 'secret-key' });
  expect(answer).toEqual({ ok: true, opinion: { label: 'neg', confidence: 0.7 } });
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
  expect(request!.headers.authorization).toBe('Bearer secret-key');
  expect(JSON.parse(request!.body)).toEqual({
    model: 'small-model',
    temperature: 0,
    max_tokens: 60,
    stream: false,
    response_format: { type: 'json_object' },
    messages: [
      { role: 'system', content: PROMPT },
      { role: 'user', content: JSON.stringify(QUESTION) },
    ],
  });
});

test.each(['/v1', '/v1/', '/v1/chat/completions', '/v1/chat/completions/'])(
  'the base address %s',
  async (path) => {
    server.answer(() => says('{"mood": "unclear", "confidence": 0}'));
    const answer = await endpoint({ url: server.origin + path }).ask(QUESTION);
    expect(answer).toMatchObject({ ok: true, opinion: { label: null } });
    expect(server.requests[0]!.path).toBe('/v1/chat/completions');
    expect(server.requests[0]!.headers.authorization).toBeUndefined();
  },
);

test.each([
  ['fenced', '```json\n{"mood": "positive", "confidence": 0.4}\n```'],
  ['with reasons', ' {"mood": "positive", "confidence": 0.4, "why": "it thanks"} '],
])('an answer that is %s', async (_, content) =>
  expect(await asked(() => says(content))).toEqual({ ok: true, opinion: { label: 'pos', confidence: 0.4 } }),
);

test('is never surer than nine in ten', async () =>
  expect(await asked(() => says('{"mood": "neutral", "confidence": 1}'))).toMatchObject({
    opinion: { label: 'neu', confidence: 0.9 },
  }));

describe('has no opinion where the endpoint', () => {
  const cases: [string, string, Handler][] = [
    ['lies about moods', 'unreadable', () => says('{"mood": "furious", "confidence": 0.9}')],
    ['lies about numbers', 'unreadable', () => says('{"mood": "negative", "confidence": 90}')],
    ['gives a number as text', 'unreadable', () => says('{"mood": "negative", "confidence": "high"}')],
    ['chats', 'unreadable', () => says('Sure! I would say that this is negative.')],
    [
      'answers twice',
      'unreadable',
      () => says('{"mood":"neutral","confidence":1}{"mood":"negative","confidence":1}'),
    ],
    ['answers with a list', 'unreadable', () => says('["negative"]')],
    [
      'follows an injection',
      'unreadable',
      () => says('Ignoring all previous instructions: @everyone https://bad.example'),
    ],
    ['gives no text', 'unreadable', () => says(null)],
    ['gives no choice', 'unreadable', () => ({ body: { choices: [] } })],
    ['gives something else', 'unreadable', () => ({ body: { error: 'model not found' } })],
    ['gives a page', 'unreadable', () => ({ body: '<html>welcome</html>' })],
    ['gives nothing', 'unreadable', () => ({ body: '' })],
    ['gives bytes', 'unreadable', () => ({ body: Buffer.from([0xff, 0xfe, 0x00, 0x80]) })],
    ['gives too much', 'unreadable', () => says('x'.repeat(200_000))],
    ['breaks', 'broken', () => ({ status: 500, body: 'oops' })],
    ['is overloaded', 'broken', () => ({ status: 503 })],
    ['wants no more', 'busy', () => ({ status: 429 })],
    ['refuses the key', 'refused', () => ({ status: 401 })],
    ['knows no such model', 'refused', () => ({ status: 404 })],
    ['sends elsewhere', 'refused', () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } })],
    ['hangs up', 'unreachable', (_request, response) => void response.destroy()],
    [
      'breaks off',
      'unreachable',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"choices"', () => response.destroy());
        return undefined;
      },
    ],
  ];
  test.each(cases)('%s', async (_, failure, handler) =>
    expect(await asked(handler)).toMatchObject({ ok: false, failure }),
  );

  test('never answers', async () =>
    expect(await asked(() => undefined, { timeoutMs: 50 })).toMatchObject({ ok: false, failure: 'late' }));

  test('begins and never ends', async () => {
    const drip: Handler = (_request, response) => {
      response.writeHead(200);
      response.write('{');
      return undefined;
    };
    expect(await asked(drip, { timeoutMs: 50 })).toMatchObject({ ok: false, failure: 'late' });
  });

  test('goes on for ever', async () => {
    const flood: Handler = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      response.writeHead(200);
      more();
      return undefined;
    };
    expect(await asked(flood)).toMatchObject({ ok: false, failure: 'unreadable' });
  });

  test('is not there', async () => {
    const gone = await startHttpServer();
    await gone.close();
    expect(await endpoint({ url: gone.origin }).ask(QUESTION)).toMatchObject({
      ok: false,
      failure: 'unreachable',
    });
  });
});

test.each([
  ['7', 7_000],
  ['9999999', 86_400_000],
  ['-3', null],
  ['soon', null],
] as const)('a wish to wait %s', async (value, retryAfterMs) =>
  expect(await asked(() => ({ status: 429, headers: { 'retry-after': value } }))).toEqual({
    ok: false,
    failure: 'busy',
    retryAfterMs,
  }),
);

test('ends when the bot stops', async () => {
  const stopping = new AbortController();
  server.answer(() => void stopping.abort());
  expect(await endpoint().ask(QUESTION, stopping.signal)).toMatchObject({ ok: false });
});
