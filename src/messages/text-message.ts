import type { Locale } from './locale.ts';
import type { Message, Mood } from './message.ts';

/** One plain sentence as a message, for answers that need nothing else. */
export function textMessage(text: string, mood: Mood, { language }: Locale): Message {
  return { language, summary: text, mood, elements: [{ kind: 'text', text }] };
}
