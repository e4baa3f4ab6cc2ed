import type { Log } from '../../config/log.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { doubtfulHits } from '../../listening/sentiment/opinion/doubt.ts';
import { type OpinionEndpoint, withOpinion } from '../../listening/sentiment/opinion/opinion.ts';
import { questionOf } from '../../listening/sentiment/opinion/question.ts';
import type { OpinionVitals } from '../../listening/series/vitals.ts';
import { type Clock, DAY, MINUTE } from '../../listening/time.ts';
import type { HitChange, Store } from '../../store/store.ts';
import { createPause } from './pause.ts';

/** The sentence model has the first word: younger mentions are left for the next turn. */
const SETTLED = MINUTE;
/** Older posts are no news: they stay as they are. */
const OLDEST = DAY;
const PAGE = 50;
/** How long a turn goes on asking. */
const LONGEST_TURN = 2 * MINUTE;

/** Asks the operator's endpoint about posts whose mood is in doubt. Silent: figures move, cards that are out stay. */
export interface SecondOpinion {
  ask(stopping?: AbortSignal): Promise<void>;
  vitals(): Promise<OpinionVitals>;
}

/** @param budget questions a day, by UTC; what comes when they are spent stays as it was judged here */
export function createSecondOpinion(parts: {
  store: Store;
  endpoint: OpinionEndpoint;
  budget: number;
  clock: Clock;
  log: Log;
}): SecondOpinion {
  const { store, endpoint, budget, clock, log } = parts;
  const pause = createPause();
  let answered = 0;
  let failures = 0;

  const progressNow = async () => {
    const progress = await store.opinionProgress();
    const day = Math.floor(clock.now() / DAY);
    return progress.day === day ? progress : { ...progress, day, asked: 0 };
  };

  /** One question, spent before it is sent: a kill asks nothing twice. @returns null when it stays as it was judged here */
  const askAbout = async (
    { id, post }: Mention,
    hit: HitChange['before'],
    stopping?: AbortSignal,
  ): Promise<HitChange | null> => {
    const result = await endpoint.ask(questionOf(post, hit.terms), stopping);
    if (!result.ok) {
      if (stopping?.aborted) return null;
      failures += 1;
      const wait = pause.failed(result.failure, result.retryAfterMs, clock.now());
      if (wait > 0) log.warn('second opinion paused', { why: result.failure, seconds: wait / 1_000 });
      return null;
    }
    pause.succeeded();
    answered += 1;
    const sentiment = withOpinion(hit.sentiment, result.opinion, endpoint.model);
    if (sentiment === hit.sentiment) return null;
    return { mentionId: id, contentHash: post.contentHash, before: hit, hit: { ...hit, sentiment } };
  };

  const ask = async (stopping?: AbortSignal): Promise<void> => {
    const end = clock.now() + LONGEST_TURN;
    const before = await progressNow();
    let progress = before;
    const mayAsk = () =>
      !stopping?.aborted && progress.asked < budget && clock.now() < end && pause.isOver(clock.now());
    look: while (mayAsk()) {
      const page = await store.mentionsBehind(progress.row, clock.now() - OLDEST, PAGE);
      if (page.length === 0) break;
      for (const { row, mention } of page) {
        if (!mayAsk() || mention.post.fetchedAt > clock.now() - SETTLED) break look;
        progress = { ...progress, row };
        const changes: HitChange[] = [];
        for (const hit of doubtfulHits(mention)) {
          if (!mayAsk()) break;
          progress = { ...progress, asked: progress.asked + 1 };
          await store.saveOpinionProgress(progress);
          const change = await askAbout(mention, hit, stopping);
          if (change) changes.push(change);
        }
        if (changes.length > 0) await store.rejudge(mention.workspaceId, changes, [], [], clock.now());
      }
    }
    if (progress.asked >= budget) progress = { ...progress, row: await store.lastMentionRow() };
    if (progress !== before) await store.saveOpinionProgress(progress);
  };

  return {
    ask,
    vitals: async () => ({
      state: pause.isOver(clock.now()) ? 'on' : 'paused',
      answered,
      failures,
      leftToday: Math.max(0, budget - (await progressNow()).asked),
    }),
  };
}
