import type { Alert } from '../../listening/alerts/alert.ts';
import type { Run } from '../message.ts';

/** The number of an alert, as a link to its card where the platform knows where that stands. */
export function cardRun({ number, id }: Pick<Alert, 'number' | 'id'>): Run {
  return { alert: number, id, text: String(number) };
}
