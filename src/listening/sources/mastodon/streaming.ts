import { MINUTE } from '../../time.ts';
import { fieldsOf, textOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import { type Server, serversIn } from '../shared/servers.ts';
import type { Request, SourceContext } from '../source.ts';
import type { Call, StreamEvent } from '../stream.ts';
import { statusOf } from './status.ts';
import { tokenFor } from './tokens.ts';

/** A status is a few kilobytes; one with a long text and many emojis some dozens. */
export const MAX_STREAMING_FRAME_BYTES = 1024 * 1024;
/** Hashtags of one connection. No limit is documented; those beyond it are polled only, as all of them are besides. */
const MAX_TAGS = 100;

/**
 * One connection to a server for all hashtags. Nobody depends on it (`serves` is empty): every hashtag is polled all the
 * same, since the server repeats nothing of what was missed, so a stream that fails makes posts late and loses none.
 */
export function streamRequest(server: Server, tags: readonly string[]): Request {
  return {
    source: 'mastodon',
    key: `${server.host} live`,
    params: {
      server: server.base,
      tags: JSON.stringify([...tags].sort().slice(0, MAX_TAGS)),
      spare: 'yes',
    },
    scope: 'all',
    serves: [],
    everyMs: MINUTE,
    stream: true,
  };
}

/** The instance entity names the host that streams; where it does not, the server's own host does. */
export async function callOf({ params }: Request, context: SourceContext): Promise<Call> {
  const { server: base = '', tags = '[]' } = params;
  const [server = { base, host: base }] = serversIn(base);
  const answer = await context.web.fetch(`${server.base}/api/v2/instance`, {
    headers: { accept: 'application/json' },
    allow: [404],
  });
  const { urls } =
    answer.status === 200
      ? fieldsOf(fieldsOf(jsonOf(answer, server.host, context)).configuration)
      : { urls: null };
  const address = textOf(fieldsOf(urls).streaming) ?? '';
  const host = /^(?:ws|http)s?:\/\/[^/]/i.test(address) ? address : server.base;
  return {
    url: `${host.replace(/^http/i, 'ws').replace(/\/+$/, '')}/api/v1/streaming`,
    headers: { authorization: `Bearer ${tokenFor(server, context.options) ?? ''}` },
    send: (JSON.parse(tags) as string[]).map((tag) =>
      JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag }),
    ),
  };
}

/**
 * One event (docs.joinmastodon.org/methods/streaming#events). Its payload is JSON within the JSON. A deletion names the
 * server's own id of the post, which is not kept; the daily recheck finds it.
 */
export function readFrame(frame: string): StreamEvent {
  const { event, payload } = fieldsIn(frame);
  if (typeof event !== 'string') return { what: 'unreadable' };
  if (event !== 'update' && event !== 'status.update') return { what: 'nothing', mark: null };
  const status = statusOf(fieldsIn(textOf(payload) ?? ''), 'tag');
  if (!status) return { what: 'unreadable' };
  return status.post
    ? { what: 'post', mark: null, post: status.post, edited: event === 'status.update' }
    : { what: 'nothing', mark: null };
}
