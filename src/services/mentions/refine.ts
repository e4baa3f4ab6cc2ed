import { LRUCache } from 'lru-cache';
import { groupBy } from '../../listening/group.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { SentenceModel } from '../../listening/sentiment/sentence/model.ts';
import type { RefinerVitals } from '../../listening/series/vitals.ts';
import { type Clock, DAY } from '../../listening/time.ts';
import type { BackFill, Store } from '../../store/store.ts';
import { type Asked, createAnew, type Judge } from './judge-anew.ts';
import { createSentenceLearner, type SentenceLearner } from './learn-by-sentence.ts';
import type { lessonsReader } from './read-lessons.ts';

/** Mentions in one go: their figures move together. */
const AT_ONCE = 32;
/** Mentions in one turn: what a burst or other marks leave over is for the next. */
const IN_A_TURN = 960;
/** Stored posts of so long are judged anew when marks teach something else. */
const BACK = 30 * DAY;
/** Stored posts looked at in one go. */
const PAGE = 96;
/** Posts that the model broke off over twice, and is not asked of again. */
const MAX_LET_GO = 1_000;

/**
 * Lets the sentence model read what was judged by words alone, and judges stored posts anew by what people marked since. Silent:
 * figures move, cards that are out stay.
 */
export interface Refiner {
  /** Reads what waits; ends early where the model does not run now. */
  refine(stopping?: AbortSignal): Promise<void>;
  /** What the vectors of a keyword's marked posts taught; null = nothing, or not yet. */
  learned: SentenceLearner['learned'];
  vitals(): Promise<RefinerVitals>;
}

export function createRefiner(parts: {
  store: Store;
  model: SentenceModel;
  lessonsOf: ReturnType<typeof lessonsReader>;
  clock: Clock;
}): Refiner {
  const { store, model, clock } = parts;
  const learner = createSentenceLearner(store, model);
  const anew = createAnew({ ...parts, learner });
  /** Over one of these the model broke off: each is read alone, and let go when it breaks off again. */
  const suspects = new Set<string>();
  const letGo = new LRUCache<string, true>({ max: MAX_LET_GO });
  /** By workspace: by which marks its stored posts are judged, and how far that is done; null = it is. */
  const sweeps = new Map<string, { by: string; after: BackFill['after'] | null }>();
  let lookedAt = '';

  /** @returns those that are done; null when the model is not there for more */
  const judgeSome = async (
    workspaceId: string,
    mentions: readonly Mention[],
    judges: ReadonlyMap<string, Judge>,
    asked: Asked,
  ): Promise<readonly Mention[] | null> => {
    const suspect = mentions.find((mention) => suspects.has(nameOf(mention)));
    const some = suspect ? [suspect] : mentions;
    const changes = await anew.changes(workspaceId, some, judges, asked);
    if (!changes) return null;
    if (changes === 'broke') {
      if (suspect && suspects.delete(nameOf(suspect))) {
        letGo.set(nameOf(suspect), true);
        await store.dropUnrefined([suspect]);
      } else for (const mention of some) suspects.add(nameOf(mention));
      return null;
    }
    const rejudged = await store.rejudge(workspaceId, changes, [], [], clock.now());
    for (const mention of some) suspects.delete(nameOf(mention));
    // One that was edited meanwhile goes on waiting, with its new words.
    const missed = new Set(
      changes
        .filter(
          ({ mentionId, hit }) =>
            !rejudged.some((is) => is.mentionId === mentionId && is.keywordId === hit.keywordId),
        )
        .map(({ mentionId }) => mentionId),
    );
    return some.filter(({ id }) => !missed.has(id));
  };

  /** Those that came. @returns how many places of the turn are left */
  const refineWaiting = async (places: number, stopping?: AbortSignal): Promise<number> => {
    let left = places;
    while (left > 0 && !stopping?.aborted && model.isThere()) {
      const due = await store.unrefined(clock.now(), AT_ONCE);
      if (due.length === 0) return left;
      for (const [workspaceId, mentions] of groupBy(due, (mention) => mention.workspaceId)) {
        const done = await judgeSome(workspaceId, mentions, await anew.judges(workspaceId), 'all');
        if (!done) return 0;
        await store.dropUnrefined(done);
        left -= Math.max(1, done.length);
      }
    }
    return 0;
  };

  /** Stored ones, where marks teach something else than they are judged by. */
  const sweep = async (places: number, stopping?: AbortSignal): Promise<void> => {
    let left = places;
    for (const [id, begun] of sweeps)
      while (begun.after) {
        if (left <= 0 || stopping?.aborted || !model.isThere()) return;
        const judges = await anew.judges(id);
        // Somebody marked another post meanwhile: it begins anew in the next turn.
        if (marksOf(judges) !== begun.by) break;
        const { mentions, next } = await store.mentionsAfter(id, begun.after, PAGE);
        const due = mentions.filter(
          (mention) => !letGo.has(nameOf(mention)) && anew.isDue(mention, judges, 'relevance'),
        );
        for (let from = 0; from < due.length; ) {
          const done = await judgeSome(id, due.slice(from, from + AT_ONCE), judges, 'relevance');
          if (!done) return;
          from += Math.max(1, done.length);
        }
        left -= mentions.length;
        begun.after = next;
      }
  };

  /** Notes where stored posts are judged by other marks than there are. */
  const openSweeps = async (): Promise<void> => {
    const version = `${store.lessonsVersion()} ${store.settingsVersion()}`;
    if (version === lookedAt) return;
    // What a back-fill judges by its words is judged anew after it.
    const filling = new Set((await store.backFills()).map(({ workspaceId }) => workspaceId));
    let isLater = false;
    for (const { id } of await store.workspaces()) {
      const judges = await anew.judges(id);
      if (filling.has(id) || [...judges.values()].some((judge) => judge.model === 'later')) {
        isLater = true;
        sweeps.delete(id);
        continue;
      }
      const by = marksOf(judges);
      if (sweeps.get(id)?.by !== by) sweeps.set(id, { by, after: [clock.now() - BACK, 0] });
    }
    if (!isLater) lookedAt = version;
  };

  return {
    refine: async (stopping) => {
      if (model.vitals().state === 'off') return store.dropUnrefined('all');
      const left = await refineWaiting(IN_A_TURN, stopping);
      if (left === 0 || !model.isThere()) return;
      await openSweeps();
      await sweep(left, stopping);
    },
    learned: learner.learned,
    vitals: async () => ({ ...model.vitals(), waiting: await store.countUnrefined() }),
  };
}

function marksOf(judges: ReadonlyMap<string, Judge>): string {
  return JSON.stringify(
    [...judges].map(([id, { model }]) => [id, model === 'later' ? model : (model?.version ?? null)]),
  );
}

function nameOf({ workspaceId, id, post }: Mention): string {
  return `${workspaceId} ${id} ${post.contentHash}`;
}
