import type { Delivery } from '../../../src/listening/delivery.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { MINUTE } from '../../../src/listening/time.ts';
import type { Message } from '../../../src/messages/message.ts';
import { delivery, hit, mention, NOON } from '../../contracts/store/samples.ts';

/** A source that always says the same: event `n` is the same post however often it is read. */
export function event(n: number): Mention {
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  return mention(`e${n}`, {
    at: NOON + (mixed % 3_000) * MINUTE,
    author: `author-${mixed % 23}`,
    hits: [hit((['neg', 'neu', 'pos'] as const)[mixed % 3])],
    ...(mixed % 5 === 0 && n > 10 ? { story: `e${n - 7}` } : {}),
    post: { fetchedAt: NOON + 3 * 24 * 60 * MINUTE },
  });
}

/** One of four channels is notified of every third event. */
export function deliveryOf(n: number): (Delivery<Message> & { mentionId: string }) | null {
  if (n % 3 !== 0) return null;
  const channel = `c${n % 4}`;
  return {
    ...delivery(`mention:e${n}`, {
      purpose: 'mention',
      channelId: `terminal:here:${channel}`,
      to: { platform: 'terminal', home: 'here', channel },
      dueAt: NOON,
    }),
    mentionId: `m-e${n}`,
  };
}
