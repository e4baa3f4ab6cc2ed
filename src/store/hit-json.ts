import type { Hit, Sentiment, TermHit } from '../listening/mentions/mention.ts';
import { json, type SqlValue } from './database.ts';

/*
 * Why a mention is one, as it is stored beside its text: JSON without names, since the names would take more room than
 * the text. The order is part of the schema; a new field goes to the end of its list.
 */
type StoredTerm = [TermHit['term'], TermHit['field'], number, number];
type StoredHit = [
  keywordId: string,
  terms: StoredTerm[],
  label: Sentiment['label'],
  value: number,
  confidence: number,
  lang: string | null,
  method: Sentiment['method'],
  version: string,
  why: [string, number][],
];

export function encodeHits(hits: readonly Hit[]): string {
  return JSON.stringify(
    hits.map(
      ({ keywordId, terms, sentiment }): StoredHit => [
        keywordId,
        terms.map(({ term, field, start, end }) => [term, field, start, end]),
        sentiment.label,
        sentiment.value,
        sentiment.confidence,
        sentiment.lang,
        sentiment.method,
        sentiment.version,
        sentiment.why.map(({ token, weight }) => [token, weight]),
      ],
    ),
  );
}

export function decodeHits(stored: SqlValue | undefined): Hit[] {
  return json<StoredHit[]>(stored).map(
    ([keywordId, terms, label, value, confidence, lang, method, version, why]) => ({
      keywordId,
      terms: terms.map(([term, field, start, end]) => ({ term, field, start, end })),
      sentiment: {
        label,
        value,
        confidence,
        lang,
        method,
        why: why.map(([token, weight]) => ({ token, weight })),
        version,
      },
    }),
  );
}

/** The ids of the keywords that hold a mention. */
export function keywordIdsOf(stored: SqlValue | undefined): string[] {
  return json<StoredHit[]>(stored).map(([keywordId]) => keywordId);
}
