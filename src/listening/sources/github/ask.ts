import { SourceError } from '../../../config/errors.ts';
import { MINUTE } from '../../time.ts';
import { type Fields, fieldsOf, listOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import type { SourceContext, WebAnswer, WebAsk } from '../source.ts';

const API = 'https://api.github.com';
/** Ten searches a minute without a token, thirty with one (rest/search: rate limit). */
const SEARCH_GAP_MS = { anonymous: 6_500, token: 2_200 } as const;

export type GitHubAsk = Pick<WebAsk, 'method' | 'body' | 'etag'> & { accept?: string; search?: boolean };

/** One call of the API. @param path after the base address, with its query */
export function askGitHub(
  path: string,
  { accept, search, ...more }: GitHubAsk,
  context: SourceContext,
): Promise<WebAnswer> {
  const { baseUrl = API, token } = context.options;
  return context.web.fetch(`${baseUrl.replace(/\/+$/, '')}/${path}`, {
    ...more,
    lane: 'api',
    headers: {
      accept: accept ?? 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(more.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(search ? { gapMs: SEARCH_GAP_MS[token ? 'token' : 'anonymous'] } : {}),
    explain,
  });
}

/** One GraphQL query, which always needs a token. @returns its `data` */
export async function graphql(query: string, variables: Fields, context: SourceContext): Promise<Fields> {
  const answer = await askGitHub(
    'graphql',
    { method: 'POST', body: JSON.stringify({ query, variables }) },
    context,
  );
  const { data, errors } = fieldsOf(jsonOf(answer, 'GitHub', context));
  const [first] = listOf(errors) ?? [];
  if (first?.type === 'RATE_LIMITED')
    throw new SourceError('limited', 'GitHub asks for fewer requests.', { retryAfterMs: MINUTE });
  if (first?.type === 'INSUFFICIENT_SCOPES')
    throw new SourceError(
      'misconfigured',
      'The GitHub token may not read public discussions: make one that may, and set EARSHOT_GITHUB_TOKEN.',
    );
  if (typeof data !== 'object' || data === null)
    throw new SourceError(
      'malformed',
      'GitHub answers a question about discussions with nothing that can be read.',
    );
  return fieldsOf(data);
}

/** Rate limits come as 403 too, and the secondary ones without headers (docs: rate limits for the REST API). */
function explain(body: string, usual: SourceError): SourceError {
  const { message } = fieldsIn(body);
  const words = typeof message === 'string' ? message : '';
  const more = { status: usual.status };
  if (usual.kind === 'limited' || /rate limit|abuse/i.test(words))
    return new SourceError('limited', 'GitHub asks for fewer requests; a token allows three times as many.', {
      ...more,
      // "Otherwise wait for at least one minute"
      retryAfterMs: usual.retryAfterMs ?? (usual.kind === 'limited' ? null : MINUTE),
    });
  if (usual.status === 401)
    return new SourceError(
      'refused',
      'GitHub does not accept the token: it is wrong, revoked or expired. Make a new one and set EARSHOT_GITHUB_TOKEN.',
      more,
    );
  if (usual.status === 422)
    return new SourceError('down', 'GitHub cannot search for these words (HTTP 422).', more);
  return usual;
}
