import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { WordList } from '../../listening/keywords/word-list.ts';
import type { RawPost } from '../../listening/mentions/mention.ts';
import { planRequests, requestId } from '../../listening/sources/plan.ts';
import type { Request, Source, SourceContext, SourceInfo } from '../../listening/sources/source.ts';
import { type Clock, DAY, MINUTE, type Millis } from '../../listening/time.ts';
import { listenFor } from '../collecting/listen-for.ts';

/** Requests of one source for one preview: more words, forums or servers than that are a sample. */
const REQUESTS_EACH = 3;
/** Previews of one workspace that ask anybody, in a minute. */
const PREVIEWS_A_MINUTE = 6;
/** What one source is asked for all previews together: little beside what it is asked for saved keywords. */
const SOURCE_A_MINUTE = 9;
const SOURCE_A_DAY = 150;
/** How long an answer is good for: somebody tries a query, changes it, and tries again. */
const KEPT = 5 * MINUTE;
/** A failure may have passed by then. */
const FAILURE_KEPT = MINUTE;
const MOST_KEPT = 60;
/** Real time that a person waits; who answers later is there for the next preview. */
const PATIENCE_MS = 6_000;

/** What one source gave: one page for each request. */
export interface AskedSource {
  source: string;
  pages: AskedPage[];
  /** Requests that ended in an error or did not end in time. */
  failed: number;
  /** There was more to ask for than a preview may. */
  isPart: boolean;
}

export interface AskedPage {
  posts: readonly RawPost[];
  /** The page ends before what was asked for does. */
  more: boolean;
  /** All that was published since then, and can be found, is on it; null = as far back as its posts go. */
  since: Millis | null;
  at: Millis;
}

interface Asked {
  sources: AskedSource[];
  /** Sources that are read for the keyword and cannot be asked before it is saved. */
  unasked: string[];
  /** Somebody of the workspace has tried so much within a minute that nobody was asked. */
  isOverBudget: boolean;
}

/** Asks the sources that can be searched what they have for a keyword that is not saved: one page each, nothing is stored. */
export type AskSources = (
  workspace: Workspace,
  keyword: Keyword,
  /** Those that its query may name. */
  lists?: readonly WordList[],
) => Promise<Asked>;

interface Parts {
  clock: Clock;
  log: Log;
  sources: readonly SourceInfo[];
  contextOf(source: SourceInfo): SourceContext;
  patienceMs?: number;
}

export function createSourceAsker(parts: Parts): AskSources {
  const { clock, sources, contextOf, patienceMs = PATIENCE_MS } = parts;
  const kept = new Map<string, { until: Millis; page: Promise<AskedPage | null> }>();
  const spent = createBudget(clock);

  const forget = () => {
    const now = clock.now();
    for (const [key, { until }] of kept)
      if (until <= now || until > now + KEPT || kept.size > MOST_KEPT) kept.delete(key);
  };

  const ask = (source: Source, request: Request): Promise<AskedPage | null> => {
    const key = keyOf(request);
    const known = kept.get(key);
    if (known) return known.page;
    const page = readPage(parts, source, request);
    kept.set(key, { until: clock.now() + KEPT, page });
    void page.then((answer) => {
      if (answer === null) kept.set(key, { until: clock.now() + FAILURE_KEPT, page });
    });
    return page;
  };

  const askSource = async (source: Source, all: readonly Request[]): Promise<AskedSource> => {
    const requests = all.slice(0, REQUESTS_EACH);
    const asked = requests.filter(
      (request) =>
        kept.has(keyOf(request)) ||
        (spent(`day ${source.id}`, SOURCE_A_DAY, DAY) &&
          spent(`minute ${source.id}`, SOURCE_A_MINUTE, MINUTE)),
    );
    const answers = await Promise.all(asked.map((request) => withPatience(ask(source, request), patienceMs)));
    const pages = answers.filter((page) => page !== null);
    const failed = requests.length - pages.length;
    return { source: source.id, pages, failed, isPart: all.length > requests.length };
  };

  return async (workspace, keyword, lists = []) => {
    forget();
    const { listeners } = listenFor([keyword], lists);
    const planned = planRequests(sources, listeners, [], [workspace], (source) => contextOf(source).options);
    const byId = new Map(sources.filter(isAskable).map((source) => [source.id, source]));
    // What is read whole (a list of all that is new) finds nothing by words.
    const searches = planned.filter(
      ({ source, serves, stream }) => byId.has(source) && serves !== 'all' && !stream,
    );
    const asked = [...new Set(searches.map(({ source }) => source))];
    const unasked = [...new Set(planned.map(({ source }) => source))].filter((id) => !asked.includes(id));
    const isNew = searches.some((request) => !kept.has(keyOf(request)));
    if (isNew && !spent(`workspace ${workspace.id}`, PREVIEWS_A_MINUTE, MINUTE))
      return { sources: [], unasked, isOverBudget: true };
    return {
      sources: await Promise.all(
        asked.map((id) =>
          askSource(
            byId.get(id)!,
            searches.filter(({ source }) => source === id),
          ),
        ),
      ),
      unasked,
      isOverBudget: false,
    };
  };
}

function isAskable(source: SourceInfo): source is Source {
  return source.previews === true && 'collect' in source;
}

/** The same words are asked for once, whoever tries them. */
function keyOf(request: Request): string {
  return JSON.stringify([requestId(request), request.params]);
}

/** @returns null when it failed */
async function readPage(
  { clock, log, contextOf }: Parts,
  source: Source,
  request: Request,
): Promise<AskedPage | null> {
  const at = clock.now();
  try {
    // Entries that are garbled cost nothing but themselves.
    const context = { ...contextOf(source), lose: () => {} };
    const { posts, more, coveredFrom = null } = await source.collect(request, null, context);
    return { posts, more, since: more ? null : coveredFrom, at };
  } catch (error) {
    if (error instanceof SourceError) log.debug('source not asked', { source: source.id, kind: error.kind });
    else log.error('preview failed', error, { source: source.id });
    return null;
  }
}

async function withPatience<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}

/** @returns whether one more may be had under this name; then it is spent */
function createBudget(clock: Clock): (name: string, most: number, within: Millis) => boolean {
  const times = new Map<string, Millis[]>();
  return (name, most, within) => {
    const now = clock.now();
    const recent = (times.get(name) ?? []).filter((at) => at > now - within && at <= now);
    if (recent.length >= most) return false;
    times.set(name, [...recent, now]);
    return true;
  };
}
