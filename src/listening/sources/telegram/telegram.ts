import { SourceError } from '../../../config/errors.ts';
import { DAY, MINUTE, type Millis } from '../../time.ts';
import { type Fields, fieldsOf, listOf, numberOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import { forgottenSince } from '../shared/memory.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { type Channel, channelOf, postOf } from './message.ts';

/**
 * Once a minute, without holding the connection: an answer that is held back would take one of the few places that all
 * sources share, and updates wait at Telegram for a day.
 */
const EVERY_MS = MINUTE;
const AT_ONCE = 100;
/** Updates are kept for 24 hours (core.telegram.org/bots/api#getting-updates). */
const MEMORY = DAY;
/** After a week without an update the next number is chosen at random: an old one would pass over it (bots/api#update). */
const OFFSET_LIFE = 6 * DAY;
const WANTED = JSON.stringify(['channel_post', 'edited_channel_post']);

/**
 * Channels in which the customer's bot is an administrator. A token has one reader: who else asks for its updates takes
 * them away, so it is a bot of its own, or one that does nothing else.
 */
export const telegram: Source = {
  id: 'telegram',
  label: 'Telegram channels',
  homepage: 'https://telegram.org/',
  access: 'keyed',
  options: { token: null, channels: '', baseUrl: 'https://api.telegram.org' },
  about: {
    token: 'token of a bot that is an administrator of your channels and that nothing else reads with.',
    channels:
      'channels that are read, by `@name` or number; empty means every public channel of the bot. A private one is read only when it is named.',
  },
  terms:
    "Telegram's Bot API and its terms: posts of channels of your own that made the bot an administrator; edits follow. Telegram does not tell bots what is deleted, so nothing is deleted here before its time.",
  cost: 'free',
  keyFrom:
    'Telegram, @BotFather: /newbot gives the token; then add the bot to your channels as an administrator',
  triedLive: false,
  plan,
  collect,
};

function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  return [{ source: 'telegram', key: 'updates', params: {}, scope: 'all', serves: 'all', everyMs: EVERY_MS }];
}

async function collect(_request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const { offset, at } = placeOf(stored, now);
  const updates = await ask(offset, context);
  // Asking with an offset confirms what is below it: it moves only with the cursor that is stored beside the posts.
  const fresh = updates.filter(({ id }) => offset === null || id >= offset);
  const next = fresh.reduce<number | null>((most, { id }) => Math.max(most ?? 0, id + 1), offset);
  const named = channelsIn(context.options.channels);
  return {
    posts: fresh.flatMap(({ message }) => {
      const channel = channelOf(message);
      return channel && isRead(channel, named) ? (postOf(message, channel) ?? []) : [];
    }),
    cursor: { v: 1, offset: next, at: fresh.length > 0 ? now : at, readAt: now },
    more: fresh.length >= AT_ONCE,
    ...forgottenSince(stored, now, MEMORY),
  };
}

/** Where the next update begins, and when the last one came. */
function placeOf(stored: Json, now: Millis): { offset: number | null; at: Millis | null } {
  const { offset, at } = fieldsOf(stored);
  const last = numberOf(at);
  const isOld = last === null || now - last > OFFSET_LIFE;
  return { offset: isOld ? null : numberOf(offset), at: last };
}

interface Update {
  id: number;
  message: Fields;
}

async function ask(offset: number | null, context: SourceContext): Promise<Update[]> {
  const { baseUrl = telegram.options.baseUrl, token = '' } = context.options;
  const query = new URLSearchParams({
    limit: String(AT_ONCE),
    timeout: '0',
    allowed_updates: WANTED,
    ...(offset === null ? {} : { offset: String(offset) }),
  });
  const url = `${baseUrl?.replace(/\/+$/, '')}/bot${encodeURIComponent(token).replaceAll('%3A', ':')}/getUpdates?${query}`;
  const answer = await context.web.fetch(url, { lane: 'api', explain });
  const { ok, result } = fieldsOf(jsonOf(answer, 'Telegram', context));
  const list = listOf(result);
  if (ok !== true || !list)
    throw new SourceError('malformed', 'Telegram answers with something that is no list of updates.');
  return list.flatMap((update) => {
    const { update_id: id, channel_post, edited_channel_post } = update;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return [];
    return [{ id, message: fieldsOf(channel_post ?? edited_channel_post) }];
  });
}

/** `@acme_news`, `https://t.me/acme_news`, `-1001234567890`. */
function channelsIn(option: string | undefined): Set<string> {
  const names = (option ?? '').split(/[\s,;]+/).map((name) =>
    name
      .replace(/^(?:https?:\/\/)?t\.me\//i, '')
      .replace(/^@/, '')
      .toLowerCase(),
  );
  return new Set(names.filter((name) => name !== ''));
}

function isRead({ id, username }: Channel, named: ReadonlySet<string>): boolean {
  if (named.has(id) || (username !== null && named.has(username.toLowerCase()))) return true;
  return named.size === 0 && username !== null;
}

/** `error_code`, `description`, and for a limit `parameters.retry_after` in seconds (bots/api#making-requests). */
function explain(body: string, usual: SourceError): SourceError {
  const { parameters, description } = fieldsIn(body);
  const more = { status: usual.status };
  const seconds = numberOf(fieldsOf(parameters).retry_after);
  if (usual.kind === 'limited')
    return new SourceError('limited', 'Telegram asks for fewer requests.', {
      ...more,
      retryAfterMs: usual.retryAfterMs ?? (seconds === null ? null : seconds * 1000),
    });
  if (usual.status === 409)
    return /webhook/i.test(String(description))
      ? new SourceError(
          'misconfigured',
          'The Telegram bot has a webhook, which takes its updates away: delete it (deleteWebhook), or use a bot of its own.',
          more,
        )
      : new SourceError(
          'down',
          'Somebody else reads the updates of this Telegram bot: a token has one reader. Use a bot of its own.',
          more,
        );
  if (usual.status === 401 || usual.status === 404)
    return new SourceError(
      'refused',
      'Telegram does not accept the token: it is wrong or revoked. Ask @BotFather for it and set EARSHOT_TELEGRAM_TOKEN.',
      { status: 401 },
    );
  return usual;
}
