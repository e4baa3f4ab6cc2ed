import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Agent } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptConnections } from '../../../src/adapters/web/kept-connections.ts';

/** Whether the server hangs up instead of answering the nth request of a connection, counted from one. */
let cuts: (nth: number) => boolean;
let cut: number[];
let server: Server;
let agent: Agent;
let ask: (method?: 'GET' | 'POST') => Promise<number>;

beforeEach(async () => {
  cut = [];
  cuts = () => false;
  const asked = new WeakMap<Socket, number>();
  server = createServer((request, response) => {
    const nth = (asked.get(request.socket) ?? 0) + 1;
    asked.set(request.socket, nth);
    if (cuts(nth)) {
      cut.push(nth);
      request.socket.resetAndDestroy();
    } else response.end('here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  agent = new Agent({ connections: 1 });
  const request = keptConnections(agent);
  ask = async (method = 'GET') => {
    const { statusCode, body } = await request({ origin: `http://127.0.0.1:${port}`, path: '/', method });
    await body.dump();
    return statusCode;
  };
});
afterEach(async () => {
  await agent.destroy();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('a kept connection that the server has ended is no failure: the request goes on a new one', async () => {
  await ask();
  cuts = (nth) => nth === 2;
  expect(await ask()).toBe(200);
  expect(cut).toEqual([2]);
});

test('a new connection that breaks is a failure, and is not asked twice', async () => {
  cuts = () => true;
  await expect(ask()).rejects.toThrow();
  expect(cut).toEqual([1]);
});

test('a server that ends each of them is asked once more, and no further', async () => {
  await ask();
  cuts = () => true;
  await expect(ask()).rejects.toThrow();
  expect(cut).toEqual([2, 1]);
});

test('what changes something is not sent again', async () => {
  await ask();
  cuts = () => true;
  await expect(ask('POST')).rejects.toThrow();
  expect(cut).toEqual([2]);
});
