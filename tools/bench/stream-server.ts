import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { commit, profilesOf } from '../../tests/fakes/jetstream.ts';
import { createRandom, makePosts, makeVocabulary } from './posts.ts';

/** The other end of the stream bench, in its own process: a network that sends as fast as it is read, and its app view. */
const { posts, names, seed } = JSON.parse(process.argv[2]!) as { posts: number; names: number; seed: number };

/** Of a hundred events: deletions, and accounts that change. The rest are posts, one in twenty with a keyword. */
const DELETED = 10;
const ACCOUNTS = 1;
const AUTHORS = 20_000;
const START = Date.now() - 60_000;
const BUFFERED = 1024 * 1024;

const random = createRandom(seed);
const vocabulary = makeVocabulary(random, names);
const texts = makePosts(posts, vocabulary, vocabulary.names, random).map(({ text }) => text);

function frame(n: number): string {
  const at = START + n / 10;
  const whole = Math.floor(at);
  const share = n % 100;
  if (share < DELETED && n >= 1_000)
    return JSON.stringify({
      ...commit(whole, author(n - 1_000), `r${n - 1_000}`, null),
      time_us: at * 1_000,
    });
  if (share < DELETED + ACCOUNTS)
    return JSON.stringify({
      did: `did:plc:${n}`,
      time_us: at * 1_000,
      kind: 'identity',
      identity: { did: `did:plc:${n}` },
    });
  return JSON.stringify({
    ...commit(whole, author(n), `r${n}`, texts[n]!),
    time_us: at * 1_000,
  });
}

function author(n: number): string {
  return `p${n % AUTHORS}`;
}

const http = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://app.example');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(profilesOf(searchParams.getAll('actors'))));
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket) => speak(socket, 0));

function speak(socket: WebSocket, from: number): void {
  let n = from;
  while (n < posts && socket.bufferedAmount < BUFFERED) socket.send(frame(n++));
  if (n < posts) setTimeout(() => speak(socket, n), 1);
}

http.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (http.address() as AddressInfo).port, last: Math.floor(START + (posts - 1) / 10) }),
);
