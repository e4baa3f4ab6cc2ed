import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, MINUTE } from '../time.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from './source.ts';

const EVERY_MS = 30 * MINUTE;
/** Launches are looked at for a day, for what is said below them. */
const LIMITS = { overlap: DAY, reach: 7 * DAY, maxPages: 60 } as const;
/** 6,250 points of complexity in 15 minutes; when fewer are left than a page costs at worst, the next window is better. */
const POINTS_OF_A_PAGE = 500;
const QUERY = `query($since: DateTime, $after: String) {
  posts(order: NEWEST, postedAfter: $since, first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id name tagline description url website createdAt votesCount commentsCount
      user { id name url }
      topics(first: 5) { edges { node { name } } }
      comments(first: 10, order: NEWEST) { edges { node { id body url createdAt votesCount user { id name url } } } }
    } }
  }
}`;

export const productHunt: Source = {
  id: 'product-hunt',
  label: 'Product Hunt',
  homepage: 'https://www.producthunt.com/',
  access: 'keyed',
  options: { token: null, baseUrl: 'https://api.producthunt.com/v2/api/graphql' },
  about: { token: 'developer token of an application.' },
  terms:
    "Product Hunt's API may not be used for commercial purposes without their consent; launches and comments are kept with a link back.",
  cost: 'free for uses that are not commercial; others ask hello@producthunt.com',
  keyFrom: 'producthunt.com, API dashboard: an application, then its developer token',
  triedLive: false,
  plan,
  collect,
};

/** One request for everybody: the newest launches, matched here. */
function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  return [
    { source: 'product-hunt', key: 'newest', params: {}, scope: 'all', serves: 'all', everyMs: EVERY_MS },
  ];
}

async function collect(_request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now());
  const { baseUrl = productHunt.options.baseUrl, token } = context.options;
  const variables = { since: new Date(paging.chain.from).toISOString(), after: paging.chain.at };
  const answer = await context.web.fetch(baseUrl ?? '', {
    method: 'POST',
    lane: 'api',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: QUERY, variables }),
    explain,
  });
  const { edges, pageInfo } = fieldsOf(
    fieldsOf(fieldsOf(jsonOf(answer, 'Product Hunt', context)).data).posts,
  );
  const launches = nodesOf(edges);
  if (!launches)
    throw new SourceError('malformed', 'Product Hunt answers with something that is no list of launches.');
  const { hasNextPage, endCursor } = fieldsOf(pageInfo);
  return {
    posts: launches
      .flatMap((launch) => [launchOf(launch), ...commentsOf(launch)])
      .filter((post) => post !== null),
    ...paging.after({
      times: launches.map(({ createdAt }) => timeOf(createdAt)).filter((time) => time !== null),
      next: hasNextPage === true && launches.length > 0 ? (textOf(endCursor) ?? null) : null,
    }),
    ...points(answer),
  };
}

/** Points left, and the wait for the next window when they would not last for another page. */
function points({ headers }: WebAnswer): Pick<Page, 'quotaLeft' | 'nextInMs'> {
  const left = Number(headers.get('x-rate-limit-remaining') ?? Number.NaN);
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  if (!Number.isFinite(left)) return {};
  return { quotaLeft: left, ...(left < POINTS_OF_A_PAGE && reset > 0 ? { nextInMs: reset * 1000 } : {}) };
}

function launchOf(node: Fields): RawPost | null {
  const id = textOf(node.id);
  const url = httpOf(node.url);
  const title = textOf(node.name);
  const text = [textOf(node.tagline), textOf(node.description)].filter(Boolean).join('\n\n');
  const website = httpOf(node.website);
  if (!id || !url || !title) return null;
  return {
    source: 'product-hunt',
    extId: id,
    kind: 'post',
    url,
    title,
    publishedAt: timeOf(node.createdAt),
    outlet: 'Product Hunt',
    counts: countsOf({ points: node.votesCount, replies: node.commentsCount }),
    ...(text ? { text } : {}),
    ...authorOf(node.user),
    ...(website ? { links: [website] } : {}),
    tags: (nodesOf(fieldsOf(node.topics).edges) ?? []).flatMap(({ name }) => textOf(name) ?? []),
  };
}

function commentsOf(launch: Fields): (RawPost | null)[] {
  return (nodesOf(fieldsOf(launch.comments).edges) ?? []).map((node) => {
    const id = textOf(node.id);
    const url = httpOf(node.url);
    const html = textOf(node.body);
    const parent = textOf(launch.id);
    if (!id || !url || !html) return null;
    return {
      source: 'product-hunt',
      extId: `comment:${id}`,
      kind: 'comment',
      url,
      html,
      publishedAt: timeOf(node.createdAt),
      outlet: 'Product Hunt',
      form: 'reply',
      counts: countsOf({ points: node.votesCount }),
      ...authorOf(node.user),
      ...(parent ? { parentId: parent } : {}),
    };
  });
}

/** Names of people are `[REDACTED]` for most tokens. */
function authorOf(user: unknown): Pick<RawPost, 'author'> {
  const { id, name, url } = fieldsOf(user);
  const called = textOf(name);
  const home = httpOf(url);
  if (!called || called === '[REDACTED]') return {};
  return {
    author: { name: called, ...(typeof id === 'string' ? { id } : {}), ...(home ? { url: home } : {}) },
  };
}

function nodesOf(edges: unknown): Fields[] | null {
  return listOf(edges)?.map(({ node }) => fieldsOf(node)) ?? null;
}

function explain(_said: string, usual: SourceError): SourceError {
  if (usual.status !== 401) return usual;
  return new SourceError(
    'refused',
    'Product Hunt does not accept the token: make a new developer token and set EARSHOT_PRODUCT_HUNT_TOKEN.',
    { status: usual.status },
  );
}
