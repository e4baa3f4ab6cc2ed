import { HOUR, MINUTE } from '../../time.ts';
import { type AnchorSearch, distinctAnchors } from '../shared/anchors.ts';
import { listOf } from '../shared/fields.ts';
import { missingIds } from '../shared/missing.ts';
import { packed } from '../shared/packed.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { graphql } from './ask.ts';
import { readDiscussionComments, readDiscussions } from './discussions.ts';
import { readComments, readIssues } from './search.ts';

/** Searches a minute, half of what GitHub allows: pages need the rest. */
const SEARCHES_PER_MINUTE = { anonymous: 5, token: 15 } as const;
/**
 * Searches an hour, of 5,000 points: one for discussions costs a point, one for what stands below them some ten
 * (graphql: rate limits, a point for each hundred connections).
 */
const DISCUSSIONS_PER_HOUR = { discussions: 2_000, 'discussion-comments': 200 } as const;
const EVERY_MS = 5 * MINUTE;
const DISCUSSIONS_EVERY_MS = 15 * MINUTE;
/** Five operators and 256 characters of words at most (rest/search: limitations on query length). */
const MAX_WORDS = 6;
const MAX_LENGTH = 250;
const NODES_AT_ONCE = 100;

export const github: Source = {
  id: 'github',
  label: 'GitHub',
  homepage: 'https://github.com/',
  access: 'open',
  options: { baseUrl: 'https://api.github.com', token: '' },
  about: {
    token:
      'a personal access token that may read what is public: it adds comments, discussions with theirs, and deletions.',
  },
  terms:
    "GitHub's API terms apply: public issues, pull requests, comments and discussions are read, none of it for spam or for selling people's data; what is deleted there is deleted here when a token is set.",
  cost: 'free; a free token adds comments, discussions and deletions',
  keyFrom: 'github.com, Settings, Developer settings, Personal access tokens: public read access is enough',
  triedLive: false,
  previews: true,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const searches = distinctAnchors(wanted);
  const packs = packed(searches, fits);
  const what = options.token ? ['issues', 'pulls', 'issue-comments', 'pull-comments'] : ['issues', 'pulls'];
  const perMinute = SEARCHES_PER_MINUTE[options.token ? 'token' : 'anonymous'];
  const everyMs = Math.max(EVERY_MS, Math.ceil((packs.length * what.length * MINUTE) / perMinute));
  const request = (kind: string, key: string, served: readonly AnchorSearch[], every: number): Request => ({
    source: 'github',
    key: key === '' ? kind : `${kind}:${key}`,
    params: { what: kind, words: JSON.stringify(served.map(({ words }) => words)) },
    scope: 'all',
    serves: [...new Set(served.flatMap(({ keywordIds }) => keywordIds))].sort(),
    everyMs: every,
  });
  const discussionsEvery = (perHour: number) =>
    Math.max(DISCUSSIONS_EVERY_MS, Math.ceil((searches.length * HOUR) / perHour));
  return [
    ...what.flatMap((kind) => packs.map((pack) => request(kind, pack.key, pack.searches, everyMs))),
    ...(options.token
      ? Object.entries(DISCUSSIONS_PER_HOUR).flatMap(([kind, perHour]) =>
          searches.map((search) => request(kind, search.words, [search], discussionsEvery(perHour))),
        )
      : []),
  ];
}

function fits(words: readonly string[]): boolean {
  return words.length <= MAX_WORDS && words.map((word) => `"${word}"`).join(' ').length <= MAX_LENGTH;
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const words = JSON.parse(request.params.words ?? '[]') as string[];
  switch (request.params.what) {
    case 'pulls':
      return readIssues('is:pull-request', words, stored, context);
    case 'issue-comments':
      return readComments('is:issue', words, stored, context);
    case 'pull-comments':
      return readComments('is:pull-request', words, stored, context);
    case 'discussions':
      return readDiscussions(words, stored, context);
    case 'discussion-comments':
      return readDiscussionComments(words, stored, context);
    default:
      return readIssues('is:issue', words, stored, context);
  }
}

/** Global ids of which GitHub no longer knows the thing behind. Without a token it cannot be asked. */
function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  if (!context.options.token) return Promise.resolve([]);
  return missingIds(extIds, NODES_AT_ONCE, async (part) => {
    const { nodes } = await graphql(
      'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: part },
      context,
    );
    // One answer for each id asked; anything else is a fault, not a hundred deletions.
    const whole = Array.isArray(nodes) && nodes.length === part.length;
    return whole ? new Set(listOf(nodes)?.map(({ id }) => id)) : null;
  });
}
