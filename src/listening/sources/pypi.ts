import { htmlToText } from '../mentions/html-text.ts';
import type { RawPost } from '../mentions/mention.ts';
import { parseUrl } from '../parse-url.ts';
import { MINUTE } from '../time.ts';
import { distinctAnchors, wantedBy } from './shared/anchors.ts';
import { namesAny } from './shared/names-any.ts';
import { readRolling } from './shared/rolling.ts';
import type { Json, Page, ParsedItem, Request, Source, SourceContext, Wanted } from './source.ts';

/** The feeds hold the newest 100 releases and 40 projects, some minutes of them (docs.pypi.org/api/feeds). */
const FEEDS = { updates: 2 * MINUTE, packages: 5 * MINUTE } as const;
type Feed = keyof typeof FEEDS;
const MINE = /^([\w.-]+)@([\w.!+-]+)$/;

/**
 * What is released on PyPI: it has no search that is open to programs, so all that is new is read, some twenty thousand
 * releases a day, and those that name the words go on.
 */
export const pypi: Source = {
  id: 'pypi',
  label: 'PyPI',
  homepage: 'https://pypi.org/',
  access: 'opt-in',
  options: { baseUrl: 'https://pypi.org' },
  about: {},
  terms:
    "PyPI's public feeds of new projects and releases: names and summaries are kept with a link, no mail address; what is deleted there is deleted here.",
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  return (Object.entries(FEEDS) as [Feed, number][]).map(([key, everyMs]) => ({
    source: 'pypi',
    key,
    params: { words: JSON.stringify(distinctAnchors(wanted).map(({ words }) => words)) },
    everyMs,
    ...wantedBy(wanted),
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const feed: Feed = request.key === 'packages' ? 'packages' : 'updates';
  const { fresh, ...rest } = await readRolling(`${baseOf(context)}/rss/${feed}.xml`, stored, context, {
    lane: 'api',
  });
  const names = namesAny(JSON.parse(request.params.words ?? '[]') as string[]);
  const named = fresh.filter(({ title, html }) => names(`${title ?? ''} ${htmlToText(html ?? '').text}`));
  return { posts: named.map(postOf).filter((post) => post !== null), title: `PyPI, ${feed}`, ...rest };
}

/** `/project/<name>/<version>/`, or without a version for a new project. */
function postOf({ url, title, html, publishedAt }: ParsedItem): RawPost | null {
  const [, name, version] =
    /^\/project\/([\w.-]+)\/(?:([\w.!+-]+)\/)?$/.exec(parseUrl(url ?? '')?.pathname ?? '') ?? [];
  if (name === undefined || url === null) return null;
  const summary = html === null || /^(?:UNKNOWN|None)$/.test(html.trim()) ? '' : html;
  return {
    source: 'pypi',
    extId: version === undefined ? name : `${name}@${version}`,
    kind: 'post',
    url: `https://pypi.org/project/${name}/${version === undefined ? '' : `${version}/`}`,
    title: title ?? name,
    publishedAt,
    outlet: 'PyPI',
    ...(summary.trim() ? { html: summary } : {}),
  };
}

async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const extId of extIds) {
    const [, name = extId, version] = MINE.exec(extId) ?? [];
    if (!/^[\w.-]+$/.test(name)) continue;
    const path = version === undefined ? name : `${name}/${encodeURIComponent(version)}`;
    const address = `${baseOf(context)}/pypi/${path}/json`;
    const { status } = await context.web.fetch(address, { lane: 'api', allow: [404, 410] });
    if (status !== 200) gone.push(extId);
  }
  return gone;
}

function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? pypi.options.baseUrl ?? '').replace(/\/+$/, '');
}
