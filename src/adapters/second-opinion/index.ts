import { z } from 'zod';
import {
  type OpinionEndpoint,
  type OpinionFailure,
  type OpinionResult,
  readOpinion,
} from '../../listening/sentiment/opinion/opinion.ts';
import { PROMPT } from '../../listening/sentiment/opinion/prompt.ts';

/** An answer is some 30 characters in an envelope of a few hundred. */
const MOST_BYTES = 64 * 1024;
const MOST_TOKENS = 60;
const LONGEST_RETRY_S = 86_400;

const ENVELOPE = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export interface OpinionSettings {
  /** As the operator wrote it: the base address of the API, with or without `/chat/completions`. */
  url: string;
  model: string;
  key: string | null;
  timeoutMs: number;
}

/**
 * An endpoint that speaks chat completions as OpenAI's does. The operator named it, so it may stand on this machine or network;
 * it is followed nowhere else.
 */
export function createOpinionEndpoint({ url, model, key, timeoutMs }: OpinionSettings): OpinionEndpoint {
  const address = completionsOf(url);
  return {
    model,
    ask: async (question, stopping) => {
      const late = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(address, {
          method: 'POST',
          redirect: 'manual',
          signal: stopping ? AbortSignal.any([late, stopping]) : late,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({
            model,
            temperature: 0,
            max_tokens: MOST_TOKENS,
            stream: false,
            response_format: { type: 'json_object' },
            messages: [
              { role: 'system', content: PROMPT },
              { role: 'user', content: JSON.stringify(question) },
            ],
          }),
        });
        if (!response.ok) {
          await response.body?.cancel();
          return failed(failureOf(response.status), retryAfter(response.headers.get('retry-after')));
        }
        return read(await bodyOf(response));
      } catch {
        return failed(late.aborted ? 'late' : 'unreachable');
      }
    },
  };
}

function read(body: string | null): OpinionResult {
  if (body === null) return failed('unreadable');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return failed('unreadable');
  }
  const envelope = ENVELOPE.safeParse(parsed);
  const opinion = envelope.success ? readOpinion(envelope.data.choices[0]!.message.content) : null;
  return opinion ? { ok: true, opinion } : failed('unreadable');
}

/** @returns null when it is longer than any answer */
async function bodyOf(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function failed(failure: OpinionFailure, retryAfterMs: number | null = null): OpinionResult {
  return { ok: false, failure, retryAfterMs };
}

function failureOf(status: number): OpinionFailure {
  if (status === 429) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

function retryAfter(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_RETRY_S) * 1_000 : null;
}

function completionsOf(url: string): string {
  const address = new URL(url);
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return address.href;
}
