import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../languages/copy.ts';
import type { Message } from '../message.ts';
import type { AlertSubject } from '../subject.ts';

/** Below the card that takes the place of one that was deleted, or takes no change any more: where the thread of the old one is. */
export function replacedCard(
  { address, isThere }: { address: string; isThere: boolean },
  subject: AlertSubject,
  language: Language,
): Message {
  const { former, formerThere, formerThread } = copyOf(language).triage;
  const why = isThere ? formerThere : former;
  return {
    language,
    summary: why,
    mood: 'plain',
    elements: [{ kind: 'text', text: [why, ' ', { link: address, text: formerThread }] }],
    subject,
  };
}
