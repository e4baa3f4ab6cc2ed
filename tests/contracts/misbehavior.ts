import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { SourceErrorKind } from '../../src/config/errors.ts';
import type { Answer, ReceivedRequest } from '../fakes/http-server.ts';

/** The ways in which a server that means ill, or is ill, misleads a reader. */
export interface Misbehavior {
  name: string;
  answer(
    request: ReceivedRequest,
    response: ServerResponse,
    good: (request: ReceivedRequest) => Answer,
  ): Answer | undefined;
  /** The error of the source; null = it reads what there is as if nothing were wrong. */
  kind: SourceErrorKind | null;
  /** It stalls: the test gives it half a second instead of twenty. */
  stalls?: true;
}

/** 64 MB of zeros in some 64 kB. Made once: it takes a while. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

/** Writes as fast as the reader takes it, until the reader leaves. */
function endless(response: ServerResponse): undefined {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = `[${'"kestrelbox",'.repeat(5_000)}`;
  const more = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', more);
  more();
  return undefined;
}

export const MISBEHAVIORS: readonly Misbehavior[] = [
  {
    name: 'moves within its host',
    answer: (request, _response, good) =>
      request.query.has('moved')
        ? good({ ...request, path: request.query.get('moved')! })
        : { status: 301, headers: { location: movedAddress(request) } },
    kind: null,
  },
  {
    name: 'redirects in a circle',
    answer: (request) => ({ status: 302, headers: { location: `${request.path}?${request.query}` } }),
    kind: 'down',
  },
  {
    name: 'redirects to the metadata service of a cloud',
    answer: () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } }),
    kind: 'refused',
  },
  {
    name: 'sends a gzip bomb',
    answer: () => ({
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
      body: bomb,
    }),
    kind: 'malformed',
  },
  { name: 'never ends', answer: (_asked, response) => endless(response), kind: 'malformed' },
  {
    name: 'drips',
    answer: (_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('[');
      return undefined;
    },
    kind: 'down',
    stalls: true,
  },
  {
    name: 'breaks off in the middle',
    answer: (_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"posts":[');
      setImmediate(() => response.destroy());
      return undefined;
    },
    kind: 'down',
  },
  {
    name: 'nests two hundred thousand deep',
    answer: () => ({ headers: { 'content-type': 'application/json' }, body: '['.repeat(200_000) }),
    kind: 'malformed',
  },
  {
    name: 'names a reset that is past',
    answer: () => ({
      status: 429,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000000000' },
    }),
    kind: 'limited',
  },
  {
    name: 'sends a null where its list should be',
    answer: () => ({ headers: { 'content-type': 'application/json' }, body: 'null' }),
    kind: 'malformed',
  },
  {
    name: 'sends bytes of no charset',
    answer: () => ({
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
    }),
    kind: 'malformed',
  },
];

function movedAddress({ path, query }: ReceivedRequest): string {
  const moved = new URLSearchParams(query);
  moved.set('moved', path);
  return `/elsewhere?${moved}`;
}
