import { SourceError } from '../../../config/errors.ts';
import { MINUTE, type Millis } from '../../time.ts';
import { nextDue } from '../../zoned.ts';
import { type Fields, fieldsOf, listOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import type { SourceContext } from '../source.ts';

const API = 'https://www.googleapis.com/youtube/v3';
/** Where the day of the quota begins (developers.google.com/youtube/v3/determine_quota_cost). */
export const QUOTA_ZONE = 'America/Los_Angeles';

/** One call of the Data API. @returns its items and where the next page begins */
export async function askYouTube(
  method: string,
  query: Record<string, string>,
  context: SourceContext,
): Promise<{ items: Fields[]; next: string | null }> {
  const { baseUrl = API, key = '' } = context.options;
  const params = new URLSearchParams({ ...query, key });
  const answer = await context.web.fetch(`${baseUrl.replace(/\/+$/, '')}/${method}?${params}`, {
    lane: 'api',
    explain: (body, usual) => explain(body, usual, context.now()),
  });
  const { items, nextPageToken } = fieldsOf(jsonOf(answer, 'YouTube', context));
  const list = listOf(items);
  if (!list) throw new SourceError('malformed', 'YouTube answers with something that is no list.');
  return { items: list, next: typeof nextPageToken === 'string' ? nextPageToken : null };
}

/** The day's searches are used up. */
export function spent(now: Millis, status: number | null = null): SourceError {
  return new SourceError(
    'limited',
    "The day's YouTube searches are used up; they begin anew at midnight Pacific time.",
    { status, retryAfterMs: nextDue(now, QUOTA_ZONE, '00:00') - now },
  );
}

/** Reasons as the API names them (developers.google.com/youtube/v3/docs/errors). */
function explain(body: string, usual: SourceError, now: Millis): SourceError {
  const { errors, details, message } = fieldsOf(fieldsIn(body).error);
  const reasons = [...(listOf(errors) ?? []), ...(listOf(details) ?? [])].map(({ reason }) => reason);
  const has = (...names: string[]) => names.some((name) => reasons.includes(name));
  const more = { status: usual.status };
  if (has('quotaExceeded', 'dailyLimitExceeded')) return spent(now, usual.status);
  if (has('rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED'))
    return new SourceError('limited', 'YouTube asks for fewer requests.', {
      ...more,
      retryAfterMs: usual.retryAfterMs ?? MINUTE,
    });
  if (has('commentsDisabled', 'videoNotFound'))
    return new SourceError('gone', 'The comments of this video cannot be read.', more);
  if (has('keyInvalid', 'keyExpired', 'API_KEY_INVALID') || /api key/i.test(String(message)))
    return new SourceError(
      'misconfigured',
      'YouTube does not accept the key: it is wrong, deleted or expired. Make a new one and set EARSHOT_YOUTUBE_KEY.',
      more,
    );
  if (has('accessNotConfigured', 'SERVICE_DISABLED', 'ipRefererBlocked', 'API_KEY_SERVICE_BLOCKED'))
    return new SourceError(
      'misconfigured',
      'The key may not use the YouTube Data API: enable "YouTube Data API v3" for its project and lift its restrictions.',
      more,
    );
  return usual;
}
