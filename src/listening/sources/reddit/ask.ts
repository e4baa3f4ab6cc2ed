import { SourceError } from '../../../config/errors.ts';
import { HOUR, MINUTE, type Millis } from '../../time.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import type { SourceContext, Web } from '../source.ts';

const API = 'https://oauth.reddit.com';
const TOKEN_PAGE = 'https://www.reddit.com/api/v1/access_token';

/** Tokens live an hour and are asked for anew after a restart: they are kept in memory only, for each running bot. */
const tokens = new WeakMap<Web, { token: string; until: Millis }>();

/** One page of a listing, as `t1` (comments) and `t3` (posts). */
export interface Listing {
  things: { kind: string; data: Fields }[];
  after: string | null;
  quotaLeft: number | null;
}

export async function askReddit(
  path: string,
  query: Record<string, string>,
  context: SourceContext,
): Promise<Listing> {
  const { baseUrl = API } = context.options;
  const url = `${baseUrl.replace(/\/+$/, '')}/${path}?${new URLSearchParams({ ...query, raw_json: '1' })}`;
  const read = async () =>
    context.web.fetch(url, {
      lane: 'api',
      headers: { authorization: `Bearer ${await tokenOf(context)}`, 'user-agent': userAgent(context) },
      allow: [401],
      explain,
    });
  let answer = await read();
  if (answer.status === 401) {
    // Revoked before its time: once more with a new one.
    tokens.delete(context.web);
    answer = await read();
  }
  if (answer.status === 401) throw notAccepted(401);
  const { data } = fieldsOf(jsonOf(answer, 'Reddit', context));
  const { children, after } = fieldsOf(data);
  const list = listOf(children);
  if (!list) throw new SourceError('malformed', 'Reddit answers with something that is no listing.');
  const left = Number(answer.headers.get('x-ratelimit-remaining') ?? Number.NaN);
  return {
    things: list.map((child) => ({ kind: String(child.kind), data: fieldsOf(child.data) })),
    after: textOf(after) ?? null,
    quotaLeft: Number.isFinite(left) ? Math.floor(left) : null,
  };
}

/** OAuth without a person: client credentials (github.com/reddit-archive/reddit/wiki/OAuth2). */
async function tokenOf(context: SourceContext): Promise<string> {
  const known = tokens.get(context.web);
  if (known && context.now() < known.until) return known.token;
  const { tokenUrl = TOKEN_PAGE, clientId, clientSecret } = context.options;
  const answer = await context.web.fetch(tokenUrl, {
    method: 'POST',
    lane: 'api',
    headers: {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent(context),
    },
    body: 'grant_type=client_credentials',
    explain,
  });
  const { access_token, expires_in, error } = fieldsOf(jsonOf(answer, 'Reddit', context));
  if (error !== undefined) throw notAccepted(answer.status);
  const token = textOf(access_token);
  if (!token || !/^[\x21-\x7e]+$/.test(token))
    throw new SourceError('malformed', 'Reddit gives no token that can be read.');
  const life = typeof expires_in === 'number' && expires_in > 0 ? expires_in * 1000 : HOUR;
  tokens.set(context.web, { token, until: context.now() + Math.max(MINUTE, life - MINUTE) });
  return token;
}

/** `<platform>:<app id>:<version> (by /u/<name>)`: "NEVER lie about your User-Agent" (Reddit Data API Wiki). */
function userAgent({ options }: SourceContext): string {
  const name = (options.userName ?? '').replace(/^\/?u\//, '').replace(/[^\w-]/g, '');
  return `server:Earshot:0.1 (by /u/${name})`;
}

function notAccepted(status: number): SourceError {
  return new SourceError(
    'refused',
    'Reddit does not accept the app: check EARSHOT_REDDIT_CLIENT_ID and EARSHOT_REDDIT_CLIENT_SECRET, and that the app is approved.',
    { status },
  );
}

function explain(_body: string, usual: SourceError): SourceError {
  if (usual.status === 401) return notAccepted(401);
  if (usual.status === 403 && usual.kind === 'refused')
    return new SourceError(
      'refused',
      'Reddit refuses this: the app needs the approval of its Responsible Builder Policy, or a subreddit is private.',
      { status: 403 },
    );
  return usual;
}
