import { DefaultRestOptions, REST } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import { REFUSALS } from './refusals.ts';

/**
 * A longer wait is the outbox's: nothing sleeps here while others could be served. The pace of discord.js itself, 50
 * requests a second and 50 ms to be sure, is no limit of Discord's and stays below it.
 */
const LONGEST_LIMIT_MS = 1_100;
/** A limit that Discord has not named in an answer never lasts longer: the clock of the machine was set back. */
const LONGEST_KNOWN_LIMIT_MS = 60_000;

export interface RestOptions {
  token: string;
  /** Base of the API, for tests and proxies. */
  api: string | undefined;
  /** Longest wait for an answer, its body included, milliseconds. */
  timeoutMs: number;
  /** Ends every request under way. */
  stopping: AbortSignal;
}

/** What clients of the API have in common: discord.js’s own for the gateway, and ours for everything else. */
export function restOptions({ api, timeoutMs, stopping }: Omit<RestOptions, 'token'>) {
  return {
    ...(api === undefined ? {} : { api }),
    version: '10',
    // Its own undici shares one global dispatcher with ours, of another major version, which cannot read its forms:
    // pictures would be lost whenever ours was loaded first.
    makeRequest: (url: string, init: RequestInit) => answerOfApi(url, init, stopping),
    // discord.js tries again at once after a 5xx: the outbox and the answers wait between their tries instead.
    retries: 0,
    timeout: timeoutMs,
  };
}

/** The HTTP client of all that the bot says. */
export function createRest(options: RestOptions): REST {
  const rest: REST = new REST({
    ...DefaultRestOptions,
    ...(restOptions(options) as object),
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => {
      const wait = retryAfter > 0 ? retryAfter : timeToReset;
      if (retryAfter === 0 && wait > LONGEST_KNOWN_LIMIT_MS) rest.handlers.clear();
      return wait > LONGEST_LIMIT_MS;
    },
  });
  return rest.setToken(options.token);
}

/**
 * One request, its answer read whole within the time there is. What does not come from the API (the page of a proxy, a
 * portal or Cloudflare, whatever its status says) is no answer: discord.js would take it for one.
 * @throws DeliveryError
 */
async function answerOfApi(url: string, init: RequestInit, stopping: AbortSignal): Promise<Response> {
  const signal = init.signal ? AbortSignal.any([init.signal, stopping]) : stopping;
  const answer = await fetch(url, { ...init, signal });
  const { status, headers } = answer;
  const body = status === 204 ? null : await answer.arrayBuffer();
  const isJson = headers.get('content-type')?.startsWith('application/json') === true;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    const named = REFUSALS.get(Number(isJson ? codeWithin(body) : Number.NaN));
    // The limits of routes are left to discord.js, which keeps them; of slowmode and the like it knows nothing.
    const isRoutes = isJson && Number.isFinite(seconds) && named?.limits === undefined;
    if (!isRoutes)
      throw new DeliveryError('limited', named?.detail ?? 'a limit that is not of the API (429)', {
        retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
        limits: named?.limits ?? 'platform',
      });
  }
  if (body !== null && !isJson) {
    const kind = status >= 500 ? 'down' : 'unclear';
    throw new DeliveryError(kind, `no answer of the API of Discord (${status})`);
  }
  // discord.js would forget the token, and refuse every later request by itself.
  if (status === 401 && new Headers(init.headers).has('authorization')) {
    const isApi = typeof codeWithin(body) === 'number';
    throw new DeliveryError(
      isApi ? 'no-connection' : 'unclear',
      isApi ? 'Discord does not accept the bot’s token' : 'no answer of the API of Discord (401)',
    );
  }
  return new Response(body, { status, statusText: answer.statusText, headers });
}

function codeWithin(body: ArrayBuffer | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new ArrayBuffer(0))).code;
  } catch {
    return null;
  }
}
