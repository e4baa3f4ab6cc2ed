import type { Alert } from '../../listening/alerts/alert.ts';
import type { Language } from '../../listening/channel.ts';
import { compose } from '../compose.ts';
import { copyOf } from '../languages/copy.ts';
import type { Message } from '../message.ts';
import { cardRun } from '../runs.ts';

/** What a card says from now on that came twice: the other one is kept up to date. */
export function secondCard(alert: Pick<Alert, 'number' | 'id'>, language: Language): Message {
  const { secondCard, secondCardOther } = copyOf(language).triage;
  return {
    language,
    summary: secondCard,
    mood: 'quiet',
    elements: [
      { kind: 'text', text: [{ bold: secondCard }, ' ', ...compose(secondCardOther, cardRun(alert))] },
    ],
  };
}
