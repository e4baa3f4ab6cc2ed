import type { Element, Message } from '../../messages/message.ts';
import type { SentRef } from '../platform.ts';

const KEPT = 1_000;

/** Which alert a thread is about, as far as its card was posted or edited since the start. */
export interface Cards {
  remember(sent: SentRef, message: Message): void;
  /** Number of the alert whose card is `ts`; null when that is not known (any more). */
  alertAt(home: string, channel: string, ts: string): string | null;
}

export function createCards(): Cards {
  const known = new Map<string, string>();
  return {
    remember: ({ channel: { home, channel }, id }, message) => {
      const [first = id] = id.split('+');
      const alert = message.triage ? numberIn(message.elements) : undefined;
      if (alert === undefined) return;
      known.set(`${home}:${channel}:${first}`, alert);
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(oldest);
      }
    },
    alertAt: (home, channel, ts) => known.get(`${home}:${channel}:${ts}`) ?? null,
  };
}

/** Every button of a card is about its alert. */
function numberIn(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const target = element.kind === 'buttons' ? element.buttons[0]?.args.target : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}
