import {
  type Held,
  type Hit,
  type Judgement,
  type Relevance,
  type Sentiment,
  type TermHit,
  UNKNOWN_RELEVANCE,
} from '../listening/mentions/mention.ts';
import { json, type SqlValue } from './database.ts';

/*
 * Why a mention is one, as it is stored beside its text: JSON without names, since the names would take more room than
 * the text. The order is part of the schema; a new field goes to the end of its list.
 */
type StoredTerm = [TermHit['term'], TermHit['field'], number, number];
type StoredSentiment = [
  label: Sentiment['label'],
  value: number,
  confidence: number,
  lang: string | null,
  method: Sentiment['method'] | 'linear' | 'transformer',
  version: string,
  why: [string, number][],
];
type StoredRelevance = [
  level: Relevance['level'],
  score: number,
  by: Relevance['by'],
  version: string,
  why: [string, string | null, number][],
];
type StoredHeld = [Held['reason'], string | null];
type StoredEngine = [StoredSentiment, StoredRelevance, StoredHeld | null];
/** Hits from before relevance end with their sentiment. */
type StoredHit = [
  keywordId: string,
  terms: StoredTerm[],
  ...sentiment: StoredSentiment,
  relevance?: StoredRelevance | null,
  held?: StoredHeld | null,
  engine?: StoredEngine,
];

export function encodeHits(hits: readonly Hit[]): string {
  return JSON.stringify(hits.map(encodeHit));
}

function encodeHit({ keywordId, terms, sentiment, relevance, held, engine }: Hit): StoredHit {
  const stored: StoredHit = [
    keywordId,
    terms.map(({ term, field, start, end }) => [term, field, start, end]),
    ...encodeSentiment(sentiment),
    encodeRelevance(relevance),
    encodeHeld(held),
  ];
  if (engine)
    stored.push([
      encodeSentiment(engine.sentiment),
      encodeRelevance(engine.relevance),
      encodeHeld(engine.held),
    ]);
  return stored;
}

export function decodeHits(stored: SqlValue | undefined): Hit[] {
  return json<StoredHit[]>(stored).map(([keywordId, terms, ...rest]) => {
    const [label, value, confidence, lang, method, version, why, relevance, held, engine] = rest;
    const judged = (
      sentiment: StoredSentiment,
      about: StoredRelevance | null,
      back: StoredHeld | null,
    ): Judgement => ({
      sentiment: decodeSentiment(sentiment),
      relevance: about === null ? UNKNOWN_RELEVANCE : decodeRelevance(about),
      held: back === null ? null : { reason: back[0], detail: back[1] },
    });
    return {
      keywordId,
      terms: terms.map(([term, field, start, end]) => ({ term, field, start, end })),
      ...judged([label, value, confidence, lang, method, version, why], relevance ?? null, held ?? null),
      ...(engine ? { engine: judged(...engine) } : {}),
    };
  });
}

function encodeSentiment(of: Sentiment): StoredSentiment {
  const why = of.why.map(({ token, weight }): [string, number] => [token, weight]);
  return [of.label, of.value, of.confidence, of.lang, of.method, of.version, why];
}

function decodeSentiment([label, value, confidence, lang, method, version, why]: StoredSentiment): Sentiment {
  return {
    label,
    value,
    confidence,
    lang,
    method: OLDER_METHODS[method] ?? (method as Sentiment['method']),
    why: why.map(([token, weight]) => ({ token, weight })),
    version,
  };
}

const OLDER_METHODS: Partial<Record<StoredSentiment[4], Sentiment['method']>> = {
  linear: 'tables',
  transformer: 'sentence',
};

function encodeRelevance({ level, score, by, version, why }: Relevance): StoredRelevance {
  return [level, score, by, version, why.map(({ sign, detail, weight }) => [sign, detail, weight])];
}

function decodeRelevance([level, score, by, version, why]: StoredRelevance): Relevance {
  return { level, score, by, version, why: why.map(([sign, detail, weight]) => ({ sign, detail, weight })) };
}

function encodeHeld(held: Held | null): StoredHeld | null {
  return held && [held.reason, held.detail];
}

/** The ids of the keywords that hold a mention. */
export function keywordIdsOf(stored: SqlValue | undefined): string[] {
  return json<StoredHit[]>(stored).map(([keywordId]) => keywordId);
}
