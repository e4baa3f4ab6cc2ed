import type { Workspace } from '../../listening/channel.ts';
import { type Doubt, impossibleConditions, type ReadSources } from '../../listening/keywords/doubts.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { CANDIDATES } from '../../listening/keywords/languages/detect.ts';
import { anchorNodes } from '../../listening/keywords/query/anchors.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import { printQuery } from '../../listening/keywords/query/print.ts';
import type { QueryNode } from '../../listening/keywords/query/tree.ts';
import { parseUrl } from '../../listening/parse-url.ts';
import { IMPORT_PART } from '../../listening/series/part.ts';
import { FILLED_FIELDS } from '../../listening/sources/filled-fields.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogSource } from '../sources/find-source.ts';

/** More posts a day than anybody reads: a digest of them says little. */
const TOO_BROAD = 500;
const LANGUAGE_DAYS = 30;

/** Sources whose posts are all from one place; the others bring posts from anywhere. */
const ONE_HOST: Readonly<Record<string, readonly string[]>> = {
  'hacker-news': ['news.ycombinator.com'],
  reddit: ['reddit.com', 'redd.it'],
  github: ['github.com'],
  youtube: ['youtube.com', 'youtu.be'],
  x: ['x.com', 'twitter.com'],
  threads: ['threads.net', 'threads.com'],
  bluesky: ['bsky.app'],
  dev: ['dev.to'],
  npm: ['npmjs.com'],
  pypi: ['pypi.org'],
  steam: ['steampowered.com', 'steamcommunity.com'],
  'product-hunt': ['producthunt.com'],
  lobsters: ['lobste.rs'],
  'app-store': ['apple.com'],
  'google-play': ['play.google.com'],
  telegram: ['t.me'],
  wikipedia: ['wikipedia.org'],
};

/** What a workspace reads, looked up once for all of its keywords. */
export interface WorkspaceReads {
  sources: readonly CatalogSource[];
  optedIn: readonly string[];
  feedHosts: readonly string[];
  /** Webhooks that are open, and imports that were made. */
  pushed: readonly string[];
  /** Whether posts can be known to be in a language: it is found out, or posts of the last days declare it. */
  hasLanguage(language: string): Promise<boolean>;
}

export async function readWorkspaceReads(
  store: Store,
  workspace: Workspace,
  sources: readonly CatalogSource[],
  now: Millis,
): Promise<WorkspaceReads> {
  const feeds = await store.feeds(workspace.id);
  const webhooks = await store.webhooks(workspace.id);
  const imports = await store.importSpans(workspace.id);
  return {
    sources,
    optedIn: workspace.optedIn,
    feedHosts: feeds.flatMap(({ url }) => parseUrl(url)?.hostname ?? []),
    pushed: [...(webhooks.length > 0 ? ['webhook'] : []), ...(imports.length > 0 ? [IMPORT_PART] : [])],
    hasLanguage: async (lang) => {
      const keywordIds = (await store.keywords(workspace.id)).map(({ id }) => id);
      const place = { keywordIds, from: now - LANGUAGE_DAYS * DAY, to: now, upTo: null };
      return CANDIDATES.includes(lang) || (await store.countMentions(workspace.id, { ...place, lang })) > 0;
    },
  };
}

/**
 * Why a keyword may find nothing, or too much.
 * @param perDay how much it is expected to find; null = that is not known
 */
export async function readDoubts(
  keyword: Pick<Keyword, 'query' | 'sources' | 'languages'>,
  reads: WorkspaceReads,
  perDay: number | null = null,
): Promise<Doubt[]> {
  const parsed = parseQuery(keyword.query);
  if (!parsed.ok) return [];
  const { tree } = parsed.query;
  const read = readFor(keyword, reads);
  const off = reads.sources.filter(({ id }) => keyword.sources.includes(id) && !isOn(id, reads));
  const language = await unreadLanguage(keyword, reads);
  return [
    ...off.map(({ id, access }): Doubt => ({ kind: 'source-off', source: id, access })),
    ...(read.active.length === 0 && off.length === 0 ? [{ kind: 'no-source' } as const] : []),
    ...impossibleConditions(tree, read),
    ...(language === null ? [] : [{ kind: 'unread-language', language } as const]),
    ...partsOfWords(tree),
    ...(perDay !== null && perDay > TOO_BROAD ? [{ kind: 'too-broad', perDay } as const] : []),
  ];
}

/** The same of one keyword that has just been saved. */
export async function doubtsOf(
  store: Store,
  keyword: Keyword,
  sources: readonly CatalogSource[],
  now: Millis,
): Promise<Doubt[]> {
  const workspace = (await store.workspaces()).find(({ id }) => id === keyword.workspaceId);
  if (!workspace) return [];
  return readDoubts(keyword, await readWorkspaceReads(store, workspace, sources, now));
}

function readFor(
  { sources, languages }: Pick<Keyword, 'sources' | 'languages'>,
  reads: WorkspaceReads,
): ReadSources {
  const all = [...reads.sources.map(({ id }) => id), ...reads.pushed];
  const active = all.filter((id) => (sources.length === 0 || sources.includes(id)) && isOn(id, reads));
  return {
    active,
    languages,
    fills: (source, field) => FILLED_FIELDS[source]?.includes(field) ?? true,
    reads: (source, host) => {
      const hosts = source === 'feed' ? reads.feedHosts : ONE_HOST[source];
      return hosts?.some((own) => isWithin(own, host) || isWithin(host, own)) ?? true;
    },
  };
}

function isOn(id: string, { sources, optedIn, feedHosts, pushed }: WorkspaceReads): boolean {
  if (pushed.includes(id)) return true;
  if (id === 'feed') return feedHosts.length > 0;
  const source = sources.find((candidate) => candidate.id === id);
  return source?.configured === true && (source.access !== 'opt-in' || optedIn.includes(id));
}

function isWithin(host: string, whole: string): boolean {
  const [a, b] = [host, whole].map((name) => name.toLowerCase().replace(/^www\./, ''));
  return a === b || a!.endsWith(`.${b}`);
}

async function unreadLanguage(
  { languages }: Pick<Keyword, 'languages'>,
  reads: WorkspaceReads,
): Promise<string | null> {
  for (const language of languages) if (await reads.hasLanguage(language)) return null;
  return languages[0] ?? null;
}

/** Words of which only a part is known, where nothing else could be searched for. */
function partsOfWords(tree: QueryNode): Doubt[] {
  const anchors = anchorNodes(tree) ?? [];
  const parts = anchors.filter((node) => {
    const term = node.kind === 'field' ? node.term : node;
    return term.kind === 'wild' || term.kind === 'regex' || term.kind === 'fuzzy';
  });
  return parts.length === 0 ? [] : [{ kind: 'part-of-word', words: parts.slice(0, 3).map(printQuery) }];
}
