import type { Readable } from 'node:stream';
import { SourceError } from '../../config/errors.ts';
import { parseUrl } from '../../listening/parse-url.ts';
import type { Web, WebAnswer, WebAsk } from '../../listening/sources/source.ts';
import type { StreamContext } from '../../listening/sources/stream.ts';
import { type Clock, MINUTE, type Millis, monotonic } from '../../listening/time.ts';
import { type Body, readBody, unpackBody } from './body.ts';
import { type CookieJar, createCookieJar } from './cookies.ts';
import { networkFailure, statusFailure } from './failures.ts';
import { checkUrl, type Guard, guardedAgent, resolveNothing, systemResolve, WEB_PORTS } from './guard.ts';
import { createHostQueue } from './host-queue.ts';
import { keptConnections } from './kept-connections.ts';
import { type Hop, isPermanent, MAX_REDIRECTS, nextHop, onwardOf } from './redirect.ts';
import { createRobots, ROBOTS_BYTES, type RobotsAnswer } from './robots.ts';
import { createDial } from './socket.ts';

export interface WebOptions {
  /** `Earshot/1.2 (+https://…; feed fetcher)`: the product name first, a page that says who asks and how to stop us. */
  userAgent: string;
  clock: Clock;
  /** `host:port` entries that may be private; none by default. */
  allowPrivate?: readonly string[];
  ports?: readonly number[];
  /** Public host names under which this bot can be reached. */
  ownHosts?: readonly string[];
  /** Pause between two requests to one host, in milliseconds of the clock. */
  gapMs?: number;
  /** Requests at once over all hosts. */
  total?: number;
  resolve?: Guard['resolve'];
  localNames?: Guard['localNames'];
}

/** `pages` obeys robots.txt in full: for pages that no person typed. The plain `fetch` obeys it where it names us. */
export type PoliteWeb = Web & { pages: Web; dial: StreamContext['dial']; close(): Promise<void> };

type Ask = WebAsk & { allow?: number[] };
type RobotsRule = 'all' | 'ours' | 'none';
/** The budget that is left to a call. Its time is real time: the other side does not live by our clock. */
interface Received {
  status: number;
  headers: WebAnswer['headers'];
  body: Readable;
}

interface Left {
  ms: number;
  hops: number;
  /** No hop so far was a temporary one. */
  lasting: boolean;
}

const MAX_BYTES = 5 * 1024 * 1024;
/** Of a failed answer, for those who can read what it says. */
const EXPLAIN_BYTES = 64 * 1024;
const TIMEOUT_MS = 20_000;
const ROBOTS_TIMEOUT_MS = 5_000;
/** Longest pause that an answer can ask for in its own words. */
const MAX_PAUSE_MS = 10 * MINUTE;
/** Longest time for which one 429 silences a whole host. */
const MAX_COOLDOWN_MS = 60 * MINUTE;

/** The one polite fetch (`Web`): guarded, capped, spaced. Errors are SourceErrors that name no more than the host. */
export function createWeb(options: WebOptions): PoliteWeb {
  const { userAgent, clock } = options;
  const guard: Guard = {
    allowPrivate: new Set(options.allowPrivate),
    ports: options.ports ?? WEB_PORTS,
    ownHosts: new Set((options.ownHosts ?? []).map((host) => host.toLowerCase())),
    resolve: options.resolve ?? (options.localNames ? resolveNothing : systemResolve),
    ...(options.localNames ? { localNames: options.localNames } : {}),
  };
  const agent = guardedAgent(guard);
  const request = keptConnections(agent);
  const queue = createHostQueue({ clock, gapMs: options.gapMs ?? 1_000, total: options.total ?? 8 });
  const robots = createRobots({ agent: userAgent.split(/[/\s]/)[0] ?? userAgent, clock, read: readRobots });
  const cooldowns = new Map<string, Millis>();
  let closed = false;

  async function readRobots(url: URL): Promise<RobotsAnswer> {
    try {
      const answer = await visit(url.href, { maxBytes: ROBOTS_BYTES, timeoutMs: ROBOTS_TIMEOUT_MS }, 'none');
      return { status: answer.status, text: new TextDecoder().decode(answer.body) };
    } catch (error) {
      const status = error instanceof SourceError ? error.status : null;
      return { status: status ?? 0, text: '' };
    }
  }

  async function obey(rule: RobotsRule, url: URL): Promise<void> {
    if (rule === 'all' && !(await robots.allows(url)))
      throw new SourceError('refused', `The robots.txt of ${url.host} does not allow reading this page.`, {
        fault: 'robots',
      });
    if (rule === 'ours' && (await robots.namesUs(url)))
      throw new SourceError('refused', `The robots.txt of ${url.host} keeps Earshot out.`, {
        fault: 'robots',
      });
  }

  function refuseDuringCooldown(host: string): void {
    const until = cooldowns.get(host);
    if (until === undefined) return;
    const left = until - monotonic(clock);
    if (left > 0)
      throw new SourceError('limited', `${host} asks for fewer requests.`, {
        retryAfterMs: left,
        status: 429,
      });
    cooldowns.delete(host);
  }

  /** One visit of one host, redirects inside that host included: they count as one turn. */
  async function stay(from: Hop, ask: Ask, rule: RobotsRule, left: Left, jar: CookieJar) {
    let hop = from;
    for (;;) {
      if (closed) throw new SourceError('down', 'Earshot is stopping.');
      const startedAt = performance.now();
      const signal = AbortSignal.timeout(Math.max(1, Math.round(left.ms)));
      try {
        const cookie = jar.header(hop.url);
        const response = await request({
          origin: hop.url.origin,
          path: `${hop.url.pathname}${hop.url.search}`,
          method: hop.method,
          headers: { ...hop.headers, ...(cookie === null ? {} : { cookie }) },
          body: hop.body ?? null,
          signal,
        });
        const { statusCode: status, headers: raw, body } = response;
        // What is thrown away unread ends with an error that nobody waits for.
        body.on('error', () => {});
        const headers = headersOf(raw);
        jar.store(hop.url, listed(raw['set-cookie']));
        const onward =
          ask.allow?.includes(status) || (ask.lane === 'api' && status === 200)
            ? null
            : onwardOf(status, headers, hop.url);
        if (onward) {
          body.destroy();
          const next = redirected(hop, onward.status, onward.location, left);
          if (next.url.host !== hop.url.host || rule === 'all') return { next };
          hop = next;
          continue;
        }
        return { answer: await answerOf({ status, headers, body }, hop, ask, left.lasting, signal) };
      } catch (error) {
        if (closed) throw new SourceError('down', 'Earshot is stopping.');
        if (error instanceof SourceError) throw error;
        throw networkFailure(signal.aborted ? signal.reason : error, hop.url.host);
      } finally {
        left.ms -= performance.now() - startedAt;
      }
    }
  }

  function redirected(hop: Hop, status: number, location: string, left: Left): Hop {
    if (left.hops-- === 0)
      throw new SourceError('down', `${hop.url.host} redirects more than ${MAX_REDIRECTS} times.`, {
        status,
      });
    const target = parseUrl(location, hop.url.href);
    if (target === null)
      throw new SourceError('malformed', `${hop.url.host} redirects to something that is no address.`, {
        status,
      });
    left.lasting &&= isPermanent(status);
    return nextHop(hop, status, checkUrl(target.href, guard));
  }

  async function answerOf(
    response: Received,
    hop: Hop,
    ask: Ask,
    lasting: boolean,
    signal: AbortSignal,
  ): Promise<WebAnswer> {
    const { status, headers } = response;
    const ok = status >= 200 && status <= 299;
    const conditional = Boolean(ask.etag) || Boolean(ask.lastModified);
    const unchanged = status === 304 && conditional;
    if (!ok && !unchanged && !ask.allow?.includes(status)) {
      const failure = statusFailure(response, hop.url.host, clock.now());
      if (status === 429 && failure.retryAfterMs !== null && ask.lane !== 'api')
        cooldowns.set(hop.url.host, monotonic(clock) + Math.min(failure.retryAfterMs, MAX_COOLDOWN_MS));
      if (!ask.explain) {
        response.body.destroy();
        throw failure;
      }
      const said = await bodyOf(response, EXPLAIN_BYTES);
      throw ask.explain(new TextDecoder().decode(said?.broken ? undefined : said?.bytes), failure);
    }
    const maxBytes = ask.maxBytes ?? MAX_BYTES;
    const body = await bodyOf(response, maxBytes);
    if (body === null)
      throw new SourceError('malformed', `${hop.url.host} sends more than ${kib(maxBytes)} KiB.`, { status });
    // The time is over, or the connection broke: what came is of use only to those who said so.
    const partly = ask.brokenOff === true && body.bytes.byteLength > 0 && !signal.aborted;
    if (body.broken && !partly) throw body.broken;
    return {
      status,
      url: hop.url.href,
      movedTo: lasting ? hop.url.href : null,
      headers,
      body: body.bytes,
      ...(body.broken ? { brokenOff: true } : {}),
      notModified: unchanged,
    };
  }

  async function visit(address: string, ask: Ask, rule: RobotsRule): Promise<WebAnswer> {
    let hop: Hop = {
      url: checkUrl(address, guard),
      method: ask.method ?? 'GET',
      headers: requestHeaders(ask, userAgent),
      body: ask.body,
    };
    const left: Left = { ms: ask.timeoutMs ?? TIMEOUT_MS, hops: MAX_REDIRECTS, lasting: true };
    const jar = createCookieJar();
    for (;;) {
      await obey(rule, hop.url);
      const { url } = hop;
      const turn = async () => {
        refuseDuringCooldown(url.host);
        return stay(hop, ask, rule, left, jar);
      };
      const outcome = await queue.run(url.host, ask.lane ?? 'guarded', turn, ask.gapMs);
      if (outcome.answer) {
        const pause = Math.min(ask.pauseAfter?.(outcome.answer) ?? 0, MAX_PAUSE_MS);
        if (pause > 0) queue.hold(url.host, pause);
        const moved = left.hops < MAX_REDIRECTS ? outcome.answer.movedTo : null;
        return { ...outcome.answer, movedTo: moved };
      }
      hop = outcome.next;
    }
  }

  return {
    fetch: (url, ask = {}) => visit(url, ask, ask.robots ?? (ask.lane === 'api' ? 'none' : 'ours')),
    pages: { fetch: (url, ask = {}) => visit(url, ask, 'all') },
    dial: createDial({ ...options, resolve: guard.resolve }),
    async close() {
      closed = true;
      queue.release();
      await agent.destroy();
    },
  };
}

/** Validators go back exactly as they came; one that no header can hold is left out, which costs a full read. */
function requestHeaders(ask: Ask, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
  };
  if (ask.etag && isHeaderText(ask.etag)) headers['if-none-match'] = ask.etag;
  if (ask.lastModified && isHeaderText(ask.lastModified)) headers['if-modified-since'] = ask.lastModified;
  for (const [name, value] of Object.entries(ask.headers ?? {})) headers[name.toLowerCase()] = value;
  return headers;
}

/** As it is read: of a header that comes twice, the first. */
function headersOf(raw: Record<string, string | string[] | undefined>): WebAnswer['headers'] {
  return { get: (name) => listed(raw[name.toLowerCase()])[0] ?? null };
}

function listed(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

/** @returns null when there is more of it */
async function bodyOf({ headers, body }: Received, maxBytes: number): Promise<Body | null> {
  const read = await readBody(body, maxBytes);
  return read && unpackBody(read, headers.get('content-encoding'), maxBytes);
}

function isHeaderText(text: string): boolean {
  return text.length <= 1_000 && /^[\x20-\x7e\x80-\xff]*$/.test(text);
}

function kib(bytes: number): number {
  return Math.round(bytes / 1024);
}
