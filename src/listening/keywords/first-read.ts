import type { Failure, RequestState } from '../series/health.ts';
import { requestId, serves } from '../sources/plan.ts';
import type { Request } from '../sources/source.ts';
import { MINUTE, type Millis } from '../time.ts';
import type { Keyword } from './keyword.ts';

/** However slow a source is, nobody waits longer for a first word about a keyword. */
const LONGEST_FIRST_READ = 5 * MINUTE;
/** The plan is up to date by then, and what has come is judged. */
const SHORTEST_FIRST_READ = (3 * MINUTE) / 4;
/** Where nothing is read for a keyword: whoever adds a site next has done so by then. */
const WITHOUT_SOURCE = 2 * MINUTE;

/** What became of the first search for a keyword, by source. */
export interface FirstRead {
  /** Whether nothing more is to be waited for. */
  ended: boolean;
  /** Sources that were read, at least in part. */
  read: string[];
  /** Those of which nothing could be read, each with its last failure. */
  failed: { source: string; failure: Failure }[];
  /** Those that have not answered yet. */
  waiting: string[];
}

type Answer = 'read' | 'waiting' | Failure;

/**
 * @param plan all requests as they are planned now
 * @param at when the keyword was added for a channel
 */
export function firstRead(
  keyword: Keyword,
  plan: readonly Request[],
  states: readonly RequestState[],
  at: Millis,
  now: Millis,
): FirstRead {
  const known = new Map(states.map((state) => [requestId(state), state]));
  const bySource = new Map<string, Answer[]>();
  let unanswered = false;
  for (const request of plan.filter((planned) => serves(planned, keyword))) {
    const answer = answerOf(request, known.get(requestId(request)), at);
    // A stream brings what is said from now on: there is no end of it to wait for.
    if (answer === 'waiting' && !request.stream) unanswered = true;
    bySource.set(request.source, [...(bySource.get(request.source) ?? []), answer]);
  }
  const read: string[] = [];
  const failed: FirstRead['failed'] = [];
  const waiting: string[] = [];
  for (const [source, answers] of bySource) {
    const failure = answers.find((answer) => typeof answer === 'object');
    if (answers.includes('read')) read.push(source);
    else if (failure) failed.push({ source, failure });
    else waiting.push(source);
  }
  // A clock that was set back says nothing about how long somebody has waited.
  const waited = now < at ? LONGEST_FIRST_READ : now - at;
  const enough = bySource.size === 0 ? WITHOUT_SOURCE : SHORTEST_FIRST_READ;
  const ended = waited >= LONGEST_FIRST_READ || (waited >= enough && !unanswered);
  return { ended, read, failed, waiting };
}

function answerOf(request: Request, state: RequestState | undefined, at: Millis): Answer {
  if (!state) return 'waiting';
  if (state.failures > 0 && state.error) return state.error;
  if (state.firstAt === null) return 'waiting';
  // A feed is the same whoever reads it, and what it brought before is matched already; a search is for other words now.
  const asked = request.params.url !== undefined || (state.lastSuccessAt ?? 0) >= at;
  return asked || state.nextAt > at + LONGEST_FIRST_READ ? 'read' : 'waiting';
}
