import net from 'node:net';
import tls from 'node:tls';
import WebSocket from 'ws';
import { SourceError } from '../../config/errors.ts';
import type { Call, Socket, StreamContext } from '../../listening/sources/stream.ts';
import type { Clock } from '../../listening/time.ts';
import { networkFailure, statusFailure } from './failures.ts';
import { checkUrl, type Guard, lookupFor, systemResolve, WEB_PORTS } from './guard.ts';

export interface DialOptions {
  userAgent: string;
  clock: Clock;
  /** `host:port` entries that may be private, and may be reached without TLS. */
  allowPrivate?: readonly string[];
  ports?: readonly number[];
  resolve?: Guard['resolve'];
  /** Real milliseconds between two pings. */
  pingMs?: number;
  /** Bytes of frames that may wait before reading stops. */
  roomBytes?: number;
}

const HANDSHAKE_MS = 10_000;
const PING_MS = 20_000;
const ROOM_BYTES = 4 * 1024 * 1024;
/** One take is a slice of work that does not hold up everything else. */
const TAKE_BYTES = 256 * 1024;
/** Cost of a frame besides its bytes: many tiny frames must not be free. */
const FRAME_COST = 128;

/**
 * The one way to open a WebSocket: to public addresses only (the address checked is the one connected to), no redirects,
 * no compression (an inflated frame could be a thousand times its size), capped frames, bounded waiting, and a ping that
 * finds out when nobody is there any more.
 */
export function createDial(options: DialOptions): StreamContext['dial'] {
  const { userAgent, clock, pingMs = PING_MS, roomBytes = ROOM_BYTES } = options;
  const guard: Guard = {
    allowPrivate: new Set(options.allowPrivate),
    ports: options.ports ?? WEB_PORTS,
    ownHosts: new Set(),
    resolve: options.resolve ?? systemResolve,
  };
  return (call, { maxFrameBytes }) => {
    let waiting: Buffer[] = [];
    let bytes = 0;
    let end: SourceError | null = null;
    let alive = true;
    let ticker: NodeJS.Timeout | undefined;
    const finish = (error: SourceError): void => {
      end ??= error;
      clearInterval(ticker);
    };

    let socket: WebSocket;
    let host = 'The server';
    try {
      const url = checkSocketUrl(call.url, guard);
      host = url.host;
      socket = open(call, url, guard, maxFrameBytes, userAgent);
    } catch (error) {
      finish(error instanceof SourceError ? error : networkFailure(error, host));
      return { take: () => [], opened: () => false, ended: () => end, close: () => {} };
    }

    const checkLife = (): void => {
      // While reading is stopped for want of room, an answer to a ping cannot be seen.
      if (socket.isPaused) return;
      if (!alive) {
        finish(new SourceError('down', `${host} is connected, but gives no sign of life.`));
        socket.terminate();
        return;
      }
      alive = false;
      socket.ping();
    };
    socket.on('open', () => {
      for (const words of call.send ?? []) socket.send(words);
      ticker = setInterval(checkLife, pingMs).unref();
    });
    socket.on('pong', () => {
      alive = true;
    });
    socket.on('message', (data: Buffer) => {
      alive = true;
      waiting.push(data);
      bytes += data.length + FRAME_COST;
      if (bytes >= roomBytes) socket.pause();
    });
    socket.on('unexpected-response', (_request, answer) => {
      const headers = { get: (name: string) => headerOf(answer.headers[name]) };
      finish(statusFailure({ status: answer.statusCode ?? 0, headers }, host, clock.now()));
      answer.destroy();
      socket.terminate();
    });
    socket.on('error', (error) => finish(failureOf(error, host, maxFrameBytes)));
    socket.on('close', (code) => finish(closed(code, host)));

    return {
      take() {
        const frames: string[] = [];
        for (let taken = 0; frames.length < waiting.length && taken < TAKE_BYTES; ) {
          const frame = waiting[frames.length]!;
          taken += frame.length + FRAME_COST;
          bytes -= frame.length + FRAME_COST;
          frames.push(frame.toString());
        }
        // Let go at once: while a stream is caught up with, there is never a moment in which nothing waits.
        waiting = waiting.slice(frames.length);
        if (socket.isPaused && bytes < roomBytes / 2) socket.resume();
        return frames;
      },
      opened: () => ticker !== undefined,
      ended: () => (waiting.length > 0 ? null : end),
      close() {
        finish(new SourceError('down', 'Earshot has closed the connection.'));
        socket.terminate();
      },
    } satisfies Socket;
  };
}

/** @throws SourceError `refused` */
function checkSocketUrl(text: string, guard: Guard): URL {
  const scheme = /^(wss?):/i.exec(text)?.[1]?.toLowerCase();
  if (!scheme) throw new SourceError('misconfigured', 'The address of a stream must begin with wss://.');
  const url = checkUrl(text.replace(/^ws/i, 'http'), guard);
  const port = url.port || (scheme === 'wss' ? '443' : '80');
  if (scheme === 'ws' && !guard.allowPrivate.has(`${url.hostname}:${port}`))
    throw new SourceError('misconfigured', `The stream of ${url.host} must be read over wss://.`);
  return url;
}

function open(call: Call, url: URL, guard: Guard, maxPayload: number, userAgent: string): WebSocket {
  const lookup = lookupFor(guard, url);
  return new WebSocket(call.url, [...(call.protocols ?? [])], {
    headers: { 'user-agent': userAgent, ...call.headers },
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload,
    perMessageDeflate: false,
    followRedirects: false,
    // A frame with bad characters is read with U+FFFD in their place; ending the connection would meet it again.
    skipUTF8Validation: true,
    createConnection: ((options: tls.ConnectionOptions & net.TcpNetConnectOpts) => {
      const name = { host: options.host, port: options.port, lookup };
      if (url.protocol === 'http:') return net.connect(name);
      return tls.connect({
        ...name,
        servername: net.isIP(options.host!) ? '' : options.host!,
        ALPNProtocols: ['http/1.1'],
      });
    }) as never,
  });
}

function failureOf(error: Error, host: string, maxFrameBytes: number): SourceError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return new SourceError('malformed', `${host} sends a frame of more than ${maxFrameBytes >> 10} KiB.`, {
      cause: error,
    });
  if (code.startsWith('WS_ERR_'))
    return new SourceError('malformed', `${host} breaks the rules of WebSocket.`, { cause: error });
  if (error.message === 'Opening handshake has timed out')
    return new SourceError('down', `${host} took too long to answer.`, { cause: error });
  if (/^(Invalid|Server sent|Unexpected server)/.test(error.message))
    return new SourceError('malformed', `${host} does not speak WebSocket.`, { cause: error });
  return networkFailure(error, host);
}

/** RFC 6455 7.4.1; 1013 in the IANA registry of close codes: try again later. */
function closed(code: number, host: string): SourceError {
  if (code === 1013) return new SourceError('limited', `${host} asks to come back later.`);
  if (code === 1008)
    return new SourceError('refused', `${host} has ended the stream: it says we break its rules.`);
  return new SourceError('down', `${host} has closed the stream.`);
}

function headerOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
