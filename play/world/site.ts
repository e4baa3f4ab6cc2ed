import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Millis } from '../../src/listening/time.ts';

export interface SiteAnswer {
  status?: number | undefined;
  type?: string;
  headers?: Record<string, string> | undefined;
  body?: string | undefined;
  /** The connection is cut instead. */
  cut?: boolean | undefined;
}

/** A server on this machine, known to the bot by a name that does not change. */
export interface Site {
  /** `forum.example` */
  host: string;
  port: number;
  close(): Promise<void>;
}

/** Serves one site at the time of the scenario's clock. */
export async function openSite(
  host: string,
  now: () => Millis,
  answer: (url: URL) => SiteAnswer,
): Promise<Site> {
  const server = createServer((request, response) => {
    respond(request, response, answer(new URL(request.url ?? '/', `http://${host}`)), now());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function respond(request: IncomingMessage, response: ServerResponse, answer: SiteAnswer, now: Millis): void {
  const { status = 200, type = 'text/plain; charset=utf-8', headers, body = '', cut } = answer;
  if (cut) {
    request.destroy();
    return;
  }
  // Node would say what time it really is.
  response.sendDate = false;
  const about = { date: new Date(now).toUTCString(), ...headers };
  if (status !== 200) {
    response.writeHead(status, { 'content-type': type, ...about }).end(body);
    return;
  }
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { ...about, etag }).end();
  else response.writeHead(200, { 'content-type': type, etag, ...about }).end(body);
}
