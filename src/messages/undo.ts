import type { Alert } from '../listening/alerts/alert.ts';
import { compose } from './compose.ts';
import { oneLine } from './foreign.ts';
import { copyOf } from './languages/copy.ts';
import { verbIn } from './languages/vocabulary.ts';
import type { Locale } from './locale.ts';
import { type Message, plain, type Run } from './message.ts';
import { cardRun } from './runs.ts';
import { textMessage } from './text-message.ts';

/** An act that no command takes back whole. */
interface LastAct {
  /** As the audit calls it. */
  act: string;
  alert: Pick<Alert, 'number' | 'id'> | null;
  keyword: string | null;
}

/** The verb that comes nearest to taking an act back, and what it is about. */
const NEAREST: Readonly<Record<string, { verb: string; about: 'alert' | 'keyword' | null }>> = {
  add: { verb: 'remove', about: 'keyword' },
  remove: { verb: 'add', about: 'keyword' },
  edit: { verb: 'edit', about: 'keyword' },
  move: { verb: 'edit', about: 'keyword' },
  alert: { verb: 'alert', about: 'keyword' },
  snooze: { verb: 'claim', about: 'alert' },
  assign: { verb: 'assign', about: 'alert' },
  reopen: { verb: 'resolve', about: 'alert' },
  escalate: { verb: 'alerts', about: 'alert' },
  settings: { verb: 'settings', about: null },
  digest: { verb: 'digest', about: null },
  'pin-dashboard': { verb: 'dashboard', about: null },
  'revoke-dashboard-link': { verb: 'dashboard', about: null },
  'unpin-dashboard': { verb: 'dashboard', about: null },
  'add-feed': { verb: 'sources', about: null },
  'remove-feed': { verb: 'sources', about: null },
  'opt-in': { verb: 'sources', about: null },
  'opt-out': { verb: 'sources', about: null },
  'add-webhook': { verb: 'webhook', about: null },
  link: { verb: 'unlink', about: null },
};

/** Whoever asks has done nothing of late. */
export function nothingToUndo(locale: Locale): Message {
  return textMessage(copyOf(locale.language).commands.undo.answer.nothing, 'plain', locale);
}

/** What the last act was, and which command comes nearest to taking it back. */
export function cannotUndo({ act, alert, keyword }: LastAct, locale: Locale): Message {
  const { commands, notices } = copyOf(locale.language);
  const copy = commands.undo.answer;
  const known: Partial<Record<string, string>> = notices.auditActs;
  const name = known[act] ?? verbIn(act, locale.language);
  const what: Run[] =
    alert !== null
      ? compose(copy.lastOnAlert, name, cardRun(alert))
      : [keyword === null ? copy.last(name) : copy.lastOnKeyword(name, oneLine(keyword, 60))];
  const nearest = Object.hasOwn(NEAREST, act) ? NEAREST[act]! : null;
  const line = nearest && lineFor(nearest, alert, keyword, locale);
  const text: Run[] = [...what, ' ', ...(line ? [`${copy.instead} `, { command: line }] : [copy.never])];
  return {
    language: locale.language,
    summary: plain(text),
    mood: 'plain',
    elements: [{ kind: 'text', text }],
  };
}

function lineFor(
  { verb, about }: (typeof NEAREST)[string],
  alert: LastAct['alert'],
  keyword: string | null,
  { language }: Locale,
): string | null {
  const line = `/earshot ${verbIn(verb, language)}`;
  if (about === null) return line;
  if (about === 'alert') return alert && `${line} ${alert.number}`;
  return keyword && `${line} "${oneLine(keyword, 60).replace(/["\u201c\u201d]/g, '')}"`;
}
