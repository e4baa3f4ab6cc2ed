import { LRUCache } from 'lru-cache';
import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { RawPost } from '../../listening/mentions/mention.ts';
import type { SourceInfo } from '../../listening/sources/source.ts';
import type { AuthorProfile, StreamContext, StreamSource } from '../../listening/sources/stream.ts';
import { type Clock, DAY, MINUTE, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Profiles remembered of each source. */
const REMEMBERED = 20_000;
const FRESH = DAY;
/** Authors that wait for a question; those beyond are found again in the store when the others have been asked about. */
const WAITING = 20_000;
/** Authors of posts older than this keep the name they have. */
const WORTH_ASKING = 2 * DAY;
/** Questions of one turn. */
const IN_A_TURN = 20;
const TRY_AGAIN_AFTER = MINUTE;

export interface CompleterParts {
  store: Store;
  clock: Clock;
  log: Log;
  contextOf(source: SourceInfo): StreamContext;
}

/** What the frames of streams leave out of their authors: found out after their posts are stored, never before. */
export interface AuthorCompleter {
  /** Fills in what is known. Posts of authors who have withdrawn from public view are left out. Asks nobody. */
  fill(source: StreamSource, posts: readonly RawPost[]): RawPost[];
  /** Notes the authors of stored posts that nothing is known of. */
  note(source: StreamSource, posts: readonly RawPost[]): void;
  /** One turn of asking. A source that does not answer costs only that, and is asked again a minute later. */
  run(now: Millis): Promise<void>;
}

interface Known extends AuthorProfile {
  at: Millis;
}

interface Queue {
  source: StreamSource;
  known: LRUCache<string, Known>;
  waiting: Set<string>;
  /** The store may hold authors that do not wait: of before this start, or beyond what may wait. */
  inStore: boolean;
  askAt: Millis;
}

export function createAuthorCompleter(
  { store, clock, log, contextOf }: CompleterParts,
  sources: readonly StreamSource[],
): AuthorCompleter {
  const queues = new Map<string, Queue>(
    sources
      .filter(({ stream }) => stream.authors)
      .map((source) => [
        source.id,
        { source, known: new LRUCache({ max: REMEMBERED }), waiting: new Set(), inStore: true, askAt: 0 },
      ]),
  );

  const knownOf = ({ known }: Queue, id: string): Known | null => {
    const profile = known.get(id);
    return profile && clock.now() - profile.at < FRESH ? profile : null;
  };

  const askAbout = async (queue: Queue): Promise<void> => {
    const { source, waiting, known } = queue;
    const { atOnce, lookUp } = source.stream.authors!;
    for (let turn = 0; turn < IN_A_TURN; turn++) {
      if (waiting.size === 0 && queue.inStore) {
        queue.inStore = false;
        const unnamed = await store.unnamedAuthors(source.id, clock.now() - WORTH_ASKING, WAITING);
        for (const id of unnamed) if (!knownOf(queue, id)) waiting.add(id);
      }
      const ids = [...waiting].slice(0, atOnce);
      if (ids.length === 0) return;
      try {
        const found = await lookUp(ids, contextOf(source));
        const now = clock.now();
        // One that is not in the answer is remembered too: asking again would not find it.
        for (const id of ids) {
          known.set(id, { id, name: null, followers: null, withdrawn: false, at: now });
          waiting.delete(id);
        }
        for (const profile of found)
          if (known.has(profile.id)) known.set(profile.id, { ...profile, at: now });
        await store.completeAuthors(
          source.id,
          found.filter(({ id }) => ids.includes(id)),
        );
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        queue.askAt = clock.now() + Math.max(TRY_AGAIN_AFTER, error.retryAfterMs ?? 0);
        log.warn('names not found out', { source: source.id, kind: error.kind, waiting: waiting.size });
        return;
      }
    }
  };

  return {
    fill(source, posts) {
      const queue = queues.get(source.id);
      if (!queue) return [...posts];
      return posts.flatMap((post) => {
        const profile = knownOf(queue, post.author?.id ?? '');
        if (!profile) return [post];
        const { name, followers, withdrawn } = profile;
        if (withdrawn) return [];
        return [
          {
            ...post,
            author: {
              ...post.author,
              ...(name ? { name } : {}),
              ...(followers !== null ? { followers } : {}),
            },
          },
        ];
      });
    },
    note(source, posts) {
      const queue = queues.get(source.id);
      if (!queue) return;
      for (const { author } of posts) {
        if (!author?.id || knownOf(queue, author.id)) continue;
        if (queue.waiting.size < WAITING) queue.waiting.add(author.id);
        else queue.inStore = true;
      }
    },
    async run(now) {
      await Promise.all([...queues.values()].filter(({ askAt }) => askAt <= now).map(askAbout));
    },
  };
}
