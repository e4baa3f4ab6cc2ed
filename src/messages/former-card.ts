import type { Language } from '../listening/channel.ts';
import type { Message } from './message.ts';
import { words as wordsOf } from './words.ts';

/** Below the card that takes the place of one somebody deleted: where the thread of the old one is. */
export function formerCard(address: string, language: Language): Message {
  const { former, formerThread } = wordsOf(language).triage;
  return {
    language,
    summary: former,
    mood: 'plain',
    elements: [{ kind: 'text', text: [former, ' ', { link: address, text: formerThread }] }],
  };
}
