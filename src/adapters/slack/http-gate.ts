import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../listening/time.ts';
import { MAX_BODY_BYTES, MAX_REQUEST_AGE_MS, MAX_REQUEST_AHEAD_MS } from './limits.ts';
import type { Refusals } from './refusals.ts';
import type { SeenDeliveries } from './seen.ts';

export interface GateParts {
  signingSecret: string;
  clock: Clock;
  seen: SeenDeliveries;
  refusals: Refusals;
}

/**
 * Checks a signed request before Bolt sees it (authentication/verifying-requests-from-slack), since Bolt takes the same
 * one any number of times and from any future.
 * @returns the body to hand on; null when the request has been answered
 */
export function createGate({ signingSecret, clock, seen, refusals }: GateParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<Buffer | null> => {
    const end = (status: number): null => {
      response.writeHead(status).end();
      return null;
    };
    const refuse = (status: number, why: keyof Refusals['counts']): null => {
      refusals.add(why);
      return end(status);
    };
    const body = await readBody(request);
    if (body === null) {
      response.setHeader('connection', 'close');
      return refuse(413, 'tooLarge');
    }
    // Slack's check of our certificate carries no signature and wants no more than an answer.
    if (
      /^(?:ssl_check=1|.*&ssl_check=1)(?:&|$)/.test(body.toString('latin1').slice(0, 2_000)) &&
      !signed(request)
    )
      return end(200);
    const time = header(request, 'x-slack-request-timestamp');
    const signature = header(request, 'x-slack-signature');
    if (!/^\d{1,12}$/.test(time) || !matches(signature, time, body, signingSecret))
      return refuse(401, 'forged');
    const age = clock.now() - Number(time) * 1_000;
    if (age > MAX_REQUEST_AGE_MS) return refuse(401, 'old');
    if (age < -MAX_REQUEST_AHEAD_MS) return refuse(401, 'ahead');
    if (!seen.first(`signature:${signature}`)) return refuse(401, 'repeated');
    if (!readable(body, header(request, 'content-type'))) return refuse(400, 'malformed');
    return body;
  };
}

/** JSON (events), or a form whose `payload` is JSON (interactions), or one without (commands). */
function readable(body: Buffer, type: string): boolean {
  const text = body.toString('utf8');
  try {
    const json = type.startsWith('application/json') ? text : new URLSearchParams(text).get('payload');
    return json === null || isObject(JSON.parse(json));
  } catch {
    return false;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function signed(request: IncomingMessage): boolean {
  return header(request, 'x-slack-signature') !== '';
}

function matches(signature: string, time: string, body: Buffer, secret: string): boolean {
  const right = createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest();
  const given = Buffer.from(/^v0=([0-9a-f]{64})$/.exec(signature)?.[1] ?? '', 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
