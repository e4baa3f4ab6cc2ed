import type { Locale } from './locale.ts';
import { type Message, type Mood, plain, type Text } from './message.ts';

/** One plain sentence as a message, for answers that need nothing else. */
export function textMessage(text: Text, mood: Mood, { language }: Locale): Message {
  return { language, summary: plain(text), mood, elements: [{ kind: 'text', text }] };
}
