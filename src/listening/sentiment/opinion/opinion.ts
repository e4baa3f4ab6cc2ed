import { z } from 'zod';
import type { Sentiment, SentimentLabel } from '../../mentions/mention.ts';

/** What the endpoint is asked about one post: all that leaves the bot, together with the prompt. */
export interface OpinionQuestion {
  /** The name that is asked about. */
  name: string;
  /** ISO 639-1; null when unknown. */
  lang: string | null;
  text: string;
}

export interface Opinion {
  /** null = the endpoint cannot tell. */
  label: SentimentLabel | null;
  confidence: number;
}

/**
 * Why there is no opinion: `unreachable`, `late` and `broken` come by themselves, `busy` asks for time, for `refused` a person must
 * act, and `unreadable` is an answer that is none.
 */
export type OpinionFailure = 'unreachable' | 'late' | 'broken' | 'busy' | 'refused' | 'unreadable';

export type OpinionResult =
  | { ok: true; opinion: Opinion }
  | { ok: false; failure: OpinionFailure; retryAfterMs: number | null };

/** An endpoint that the operator named. It never throws. */
export interface OpinionEndpoint {
  model: string;
  ask(question: OpinionQuestion, stopping?: AbortSignal): Promise<OpinionResult>;
}

const LABELS = { negative: 'neg', neutral: 'neu', positive: 'pos', unclear: null } as const;
const ANSWER = z.object({
  mood: z.enum(['negative', 'neutral', 'positive', 'unclear']),
  confidence: z.number().min(0).max(1),
});
/** What a model says of its own confidence was measured by nobody. */
const SUREST = 0.9;
const MOST_MODEL = 60;

/** What a model wrote, as an opinion. @returns null when it is none */
export function readOpinion(written: string): Opinion | null {
  const bare = written
    .trim()
    .replace(/^```(?:json)?\s*/i, '')
    .replace(/\s*```$/, '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(bare);
  } catch {
    return null;
  }
  const answer = ANSWER.safeParse(parsed);
  if (!answer.success) return null;
  return { label: LABELS[answer.data.mood], confidence: Math.min(SUREST, answer.data.confidence) };
}

/** A post's mood by a second opinion. Which words it read it by nobody knows. */
export function withOpinion(local: Sentiment, { label, confidence }: Opinion, model: string): Sentiment {
  if (label === null) return local;
  const sign = label === 'neg' ? -1 : label === 'pos' ? 1 : 0;
  return {
    label,
    value: Math.round(sign * confidence * 1000) / 1000,
    confidence,
    lang: local.lang,
    method: 'endpoint',
    why: [],
    version: `endpoint-${model.replace(/[^\w.:/-]+/g, '-').slice(0, MOST_MODEL)}`,
  };
}
