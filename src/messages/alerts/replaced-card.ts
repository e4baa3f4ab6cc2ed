import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../languages/copy.ts';
import type { Message } from '../message.ts';
import type { AlertSubject } from '../subject.ts';

/** Below the card that takes the place of one somebody deleted: where the thread of the old one is. */
export function replacedCard(address: string, subject: AlertSubject, language: Language): Message {
  const { former, formerThread } = copyOf(language).triage;
  return {
    language,
    summary: former,
    mood: 'plain',
    elements: [{ kind: 'text', text: [former, ' ', { link: address, text: formerThread }] }],
    subject,
  };
}
