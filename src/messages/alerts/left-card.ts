import type { Alert } from '../../listening/alerts/alert.ts';
import type { Language } from '../../listening/channel.ts';
import { oneLine } from '../foreign.ts';
import { copyOf } from '../languages/copy.ts';
import type { Message } from '../message.ts';

/** In place of a card whose channel has left the workspace that the alert stays with. */
export function leftCard(
  { number }: Pick<Alert, 'number'>,
  keywordName: string,
  workspace: string,
  language: Language,
): Message {
  const left = copyOf(language).notices.leftCard(String(number), oneLine(workspace, 80));
  return {
    language,
    summary: left,
    mood: 'quiet',
    elements: [
      { kind: 'heading', text: oneLine(keywordName, 60) },
      { kind: 'text', text: left },
    ],
  };
}
