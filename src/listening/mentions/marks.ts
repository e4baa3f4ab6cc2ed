import type { Person } from '../channel.ts';
import type { Millis } from '../time.ts';
import type { Held, Hit, Relevance, Sentiment, SentimentLabel } from './mention.ts';

/** What a person may say of one keyword's hit: its mood, whether it is about the keyword, whether it is spam. */
export type MarkValue =
  | { what: 'mood'; value: SentimentLabel }
  | { what: 'about'; value: 'yes' | 'no' }
  | { what: 'spam'; value: 'yes' | 'no' };

export type MarkKind = MarkValue['what'];

/** What somebody said of a hit, and what it replaced. One of a kind for a hit. */
export type Mark = MarkValue & {
  mentionId: string;
  keywordId: string;
  person: Person;
  at: Millis;
};

/** Strengths of what people say, next to which no sign counts. */
const SURE = { value: 1, score: 10 } as const;
const VERSION = 'person';
const VALUES = { neg: -SURE.value, neu: 0, pos: SURE.value } as const;

/** A hit as it is shown and counted: what people say of it goes before what the engine says. */
export function markedHit(hit: Hit, marks: readonly MarkValue[]): Hit {
  const engine = engineHit(hit);
  if (marks.length === 0) return engine;
  const { sentiment, relevance, held } = engine;
  const mood = marks.find((mark) => mark.what === 'mood');
  const about = marks.find((mark) => mark.what === 'about');
  return {
    ...engine,
    sentiment: mood ? moodOf(mood.value, sentiment) : sentiment,
    relevance: about ? relevanceOf(about.value) : relevance,
    held: heldBy(marks, held),
    engine: { sentiment, relevance, held },
  };
}

/** The hit as the engine alone judges it. */
export function engineHit({ engine, ...hit }: Hit): Hit {
  return engine ? { ...hit, ...engine } : hit;
}

function moodOf(label: SentimentLabel, { lang }: Sentiment): Sentiment {
  return { label, value: VALUES[label], confidence: 1, lang, method: 'person', why: [], version: VERSION };
}

function relevanceOf(about: 'yes' | 'no'): Relevance {
  const score = about === 'yes' ? SURE.score : -SURE.score;
  const why = [{ sign: 'person', detail: null, weight: score }];
  return { level: about === 'yes' ? 'high' : 'low', score, why, by: 'person', version: VERSION };
}

/** Whoever says that it is none of theirs, or spam, is believed; else who says the contrary, whatever held it back. */
function heldBy(marks: readonly MarkValue[], engine: Held | null): Held | null {
  if (marks.some(({ what, value }) => what === 'spam' && value === 'yes'))
    return { reason: 'marked-spam', detail: null };
  if (marks.some(({ what, value }) => what === 'about' && value === 'no'))
    return { reason: 'not-about-us', detail: null };
  return marks.some(({ what }) => what !== 'mood') ? null : engine;
}
