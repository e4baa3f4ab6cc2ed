import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { moodOf, wordsOf } from '../../listening/mentions/judge-hit.ts';
import type { LessonsOf } from '../../listening/mentions/lessons.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import type { SentenceModel } from '../../listening/sentiment/sentence/model.ts';
import { sentenceText } from '../../listening/sentiment/sentence/text.ts';
import type { RefinerVitals } from '../../listening/series/vitals.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import type { HitChange, Store } from '../../store/store.ts';

/** Mentions in one go: their figures move together. */
const AT_ONCE = 32;
/** Mentions in one turn: what a burst leaves over is for the next. */
const IN_A_TURN = 960;

/** Lets the sentence model read what was judged by its words alone. Silent: figures move, cards that are out stay. */
export interface Refiner {
  /** Reads what waits; ends early where the model does not run now. */
  refine(stopping?: AbortSignal): Promise<void>;
  vitals(): Promise<RefinerVitals>;
}

export function createRefiner(parts: {
  store: Store;
  model: SentenceModel;
  lessonsOf(workspaceId: string, keywords: readonly Keyword[], now: Millis): Promise<LessonsOf>;
  clock: Clock;
}): Refiner {
  const { store, model, lessonsOf, clock } = parts;
  /** Over one of these the model broke off: each is read alone, and let go when it breaks off again. */
  const suspects = new Set<string>();

  const read = async (due: readonly Mention[]): Promise<Read[] | null> => {
    const hits = due.flatMap((mention) => hitsReadByWords(mention).map((hit) => ({ mention, hit })));
    const texts = hits.map(({ mention: { post }, hit }) =>
      sentenceText({ title: post.title, text: wordsOf(post), target: hit.terms }),
    );
    const vectors = hits.length === 0 ? [] : await model.vectorsOf(texts);
    return vectors && hits.map((found, at) => ({ ...found, vector: vectors[at]! }));
  };

  const judge = async (workspaceId: string, read: readonly Read[]): Promise<HitChange[]> => {
    const kinds = new Map((await store.keywords(workspaceId)).map((keyword) => [keyword.id, keyword]));
    const hit = new Set(read.map((found) => found.hit.keywordId));
    const asked = [...kinds.values()].filter(({ id }) => hit.has(id));
    const lessons = await lessonsOf(workspaceId, asked, clock.now());
    return read.flatMap(({ mention: { id, post }, hit, vector }) => {
      const keyword = kinds.get(hit.keywordId);
      if (!keyword) return [];
      const sentiment = moodOf(post, keyword, hit.terms, lessons(keyword.id).sentiment, vector);
      const change = {
        mentionId: id,
        contentHash: post.contentHash,
        before: hit,
        hit: { ...hit, sentiment },
      };
      return [change];
    });
  };

  /** @returns whether the model is there for more */
  const refineSome = async (due: readonly Mention[]): Promise<boolean> => {
    let found: Read[] | null;
    try {
      found = await read(due);
    } catch {
      // The model counts its failures, and says so.
      const [first] = due;
      if (due.length === 1 && first && suspects.delete(nameOf(first))) await store.dropUnrefined([first]);
      else for (const mention of due) suspects.add(nameOf(mention));
      return false;
    }
    if (!found) return false;
    const done: Mention[] = due.filter((mention) => !found.some((hit) => hit.mention === mention));
    for (const [workspaceId, hits] of groupBy(found, ({ mention }) => mention.workspaceId)) {
      const changes = await judge(workspaceId, hits);
      const rejudged = await store.rejudge(workspaceId, changes, [], [], clock.now());
      // One that was edited meanwhile goes on waiting, with its new words.
      const missed = new Set(
        changes
          .filter(
            ({ mentionId, hit }) =>
              !rejudged.some((is) => is.mentionId === mentionId && is.keywordId === hit.keywordId),
          )
          .map(({ mentionId }) => mentionId),
      );
      done.push(...new Set(hits.map(({ mention }) => mention).filter(({ id }) => !missed.has(id))));
    }
    for (const mention of done) suspects.delete(nameOf(mention));
    await store.dropUnrefined(done);
    return true;
  };

  return {
    refine: async (stopping) => {
      if (model.vitals().state === 'off') return store.dropUnrefined('all');
      for (let done = 0; done < IN_A_TURN && !stopping?.aborted && model.isThere(); ) {
        const due = await store.unrefined(clock.now(), AT_ONCE);
        if (due.length === 0) return;
        const alone = due.find((mention) => suspects.has(nameOf(mention)));
        const some = alone ? [alone] : due;
        if (!(await refineSome(some))) return;
        done += some.length;
      }
    },
    vitals: async () => ({ ...model.vitals(), waiting: await store.countUnrefined() }),
  };
}

interface Read {
  mention: Mention;
  /** As the engine has it. */
  hit: Hit;
  vector: Float32Array;
}

/** What the engine says of hits in English that the model has not read. */
function hitsReadByWords({ hits }: Mention): Hit[] {
  return hits
    .map(engineHit)
    .filter(({ sentiment: { method, lang } }) => method === 'tables' && lang === 'en');
}

function nameOf({ workspaceId, id }: Mention): string {
  return `${workspaceId} ${id}`;
}
