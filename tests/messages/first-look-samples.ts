import type { SourceErrorKind } from '../../src/config/errors.ts';
import type { Channel } from '../../src/listening/channel.ts';
import type { Digest } from '../../src/listening/digest.ts';
import type { FirstRead } from '../../src/listening/keywords/first-read.ts';
import type { Failure } from '../../src/listening/series/health.ts';
import { firstLookMessage } from '../../src/messages/keywords/first-look.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import * as sample from './samples.ts';

const failure = (kind: SourceErrorKind, status: number | null): Failure => ({
  kind,
  status,
  detail: 'no answer within 10 seconds',
  at: sample.NOW,
});

/** What a channel sees of a new keyword: found, found a little, nothing, nothing read for each reason. @param name of the keyword */
export function firstLooks(locale: Locale, name = sample.kestrelbox.name): Message[] {
  const keyword = { ...sample.kestrelbox, name };
  const found = (total: number, negative: number): Digest =>
    sample.digest('asked', 7, [
      sample.keywordPeriod(
        keyword,
        [total, negative],
        [0, 0],
        total === 0 ? { top: [] } : total === 2 ? { top: [sample.topPost({ label: 'pos' })] } : {},
      ),
    ]);
  const look = (
    digest: Digest,
    read: Partial<FirstRead> = {},
    channel: Partial<Channel> = {},
    inDigest = true,
  ): Message =>
    firstLookMessage(
      {
        digest,
        read: { ended: true, read: ['hacker-news', 'feed'], failed: [], waiting: [], ...read },
        posts: digest.keywords[0]!.top.map((post) =>
          name === keyword.name ? post : { ...post, title: name },
        ),
        channel: { ...sample.channel, digest: { daily: '09:00', weekly: null }, ...channel },
        inDigest,
      },
      locale,
    );
  const none = found(0, 0);
  const unread = { read: [] };
  const webhook = { source: 'webhook', name: 'Helpdesk', requests: 1, late: 0, down: 0, detail: null };
  const pushed: Digest = { ...none, coverage: { sources: [webhook], gaps: [] } };
  return [
    look(found(312, 84)),
    look(found(2, 0), {
      failed: [{ source: 'mastodon', failure: failure('down', 503) }],
      waiting: ['gdelt'],
    }),
    look(found(42, 1), {}, { digest: { daily: null, weekly: null } }),
    look(found(42, 1), {}, { zoneAssumed: 'unasked' }),
    look(found(42, 1), {}, {}, false),
    look(none),
    look(none, {
      ...unread,
      failed: [
        { source: 'mastodon', failure: failure('refused', 401) },
        { source: 'feed', failure: failure('down', 404) },
        { source: 'reddit', failure: failure('limited', 429) },
        { source: 'gdelt', failure: failure('down', 500) },
      ],
    }),
    look(none, {
      ...unread,
      failed: ['hacker-news', 'feed'].map((source) => ({ source, failure: failure('down', null) })),
    }),
    look(none, { ...unread, waiting: ['gdelt'] }),
    look(none, unread),
    look(pushed, unread),
  ];
}
