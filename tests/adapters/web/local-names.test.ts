import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PoliteWeb } from '../../../src/adapters/web/index.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { failureOf, webFor } from './setup.ts';

let server: HttpServer;
let web: PoliteWeb;
beforeEach(async () => {
  server = await startHttpServer();
  web = webFor([], { localNames: new Map([['forum.example', server.port]]) });
});
afterEach(async () => {
  await web.close();
  await server.close();
});

test('a local name leads to its port on this machine, under its own name', async () => {
  server.answer(() => ({ body: 'hello' }));
  const answer = await web.fetch('http://forum.example/feed');
  expect(new TextDecoder().decode(answer.body)).toBe('hello');
  expect(answer.url).toBe('http://forum.example/feed');
  expect(server.requests[0]).toMatchObject({ path: '/feed', headers: { host: 'forum.example' } });
});

test('then no other name is looked up, and nothing else on this machine is open', async () => {
  expect(await failureOf(web.fetch('http://board.example/'))).toMatchObject({ kind: 'down' });
  expect(await failureOf(web.fetch('http://sub.forum.example/'))).toMatchObject({ kind: 'down' });
  expect(await failureOf(web.fetch(server.origin))).toMatchObject({ kind: 'refused' });
  expect(await failureOf(web.fetch('http://127.0.0.1/'))).toMatchObject({ kind: 'refused' });
  expect(server.requests).toEqual([]);
});
