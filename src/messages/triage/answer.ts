import type { Alert } from '../../listening/alerts/alert.ts';
import type { Person } from '../../listening/channel.ts';
import { keywordLabel } from '../alerts/finding.ts';
import { type MeasuredSuggestion, suggestionElements } from '../alerts/replay-difference.ts';
import { reasonRuns, snoozeRuns, stateLine } from '../alerts/state.ts';
import { compose } from '../compose.ts';
import { named } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Element, type Message, plain, type Text } from '../message.ts';
import { cardRun, momentRun } from '../runs.ts';
import { alertSubject } from '../subject.ts';
import { aboutAlert, dismissMenu, resolveMenu, snoozeMenu } from './actions.ts';
import { type LearnedAnswer, learnedElements } from './learned.ts';

/** An action that was done, or was done already, for the answer to the person who did it. */
export type ActionAnswer =
  | {
      what: 'claim' | 'release' | 'snooze' | 'escalate' | 'note' | 'reopen';
    }
  /**
   * `suggestion`: the setting that would have raised fewer of the sort, when the history knows one. `learned`: what followed
   * from the reason.
   */
  | { what: 'resolve' | 'dismiss'; suggestion?: MeasuredSuggestion | null; learned?: LearnedAnswer | null }
  /** `raised`: a post that became an alert by it. */
  | { what: 'assign'; to: Person; raised?: boolean }
  /** It was so already. `by`: who was faster; null = nobody else. */
  | { what: 'unchanged'; by: Person | null }
  | { what: 'merge'; into: number; learned?: LearnedAnswer | null };

/** Private confirmation of an action, with the actions that usually come next. */
export function actionAnswer(
  alert: Alert,
  keyword: { name: string },
  answer: ActionAnswer,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const text = answerText(alert, answer, words, locale);
  const elements: Element[] = [
    { kind: 'text', text },
    { kind: 'text', text: stateLine(alert, words, formatOf(locale)) },
    ...('learned' in answer && answer.learned
      ? learnedElements(alert, keyword.name, answer.learned, words, formatOf(locale))
      : []),
    ...nextActs(alert, keyword.name, answer, words, formatOf(locale)),
  ];
  return {
    language: locale.language,
    summary: plain(text),
    mood: answer.what === 'unchanged' ? 'plain' : 'good',
    elements,
    subject: alertSubject(alert, keyword.name),
  };
}

/** Asked privately when somebody else holds the alert: `verb` runs again with `take-over` when they say so. */
export function takeOverQuestion(
  alert: Alert,
  again: { verb: string; args: Readonly<Record<string, string>> },
  locale: Locale,
): Message {
  const { triage } = copyOf(locale.language);
  const { holder, since } = alert.triage;
  const text: Text = [
    ...(holder ? [{ person: named(holder) }] : []),
    ...compose(triage.takeOverAsk, cardRun(alert), momentRun(since, alert.raisedAt, formatOf(locale))),
  ];
  return {
    language: locale.language,
    summary: plain(text),
    mood: 'warning',
    elements: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          {
            label: triage.buttons.takeOver,
            verb: again.verb,
            args: { ...again.args, 'take-over': 'yes' },
            style: 'primary',
          },
        ],
      },
    ],
  };
}

/** Asked privately of a holder who has done nothing for long; without an answer the alert becomes free. */
export function idleQuestion(alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const { buttons, idleAsk, idleElse } = words.triage;
  const since = momentRun(alert.triage.since, alert.raisedAt, formatOf(locale));
  const text = compose(idleAsk, cardRun(alert), keywordLabel(keywordName), since);
  const args = aboutAlert(alert);
  return {
    language: locale.language,
    summary: plain(text),
    mood: 'warning',
    elements: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          { label: buttons.stillOn, verb: 'claim', args, style: 'primary' },
          { label: buttons.release, verb: 'release', args },
        ],
        links: [{ label: buttons.openCard, to: cardRun(alert) }],
        menus: [resolveMenu(alert, words)],
      },
      { kind: 'note', text: idleElse },
    ],
    subject: alertSubject(alert, keywordName),
  };
}

function answerText(alert: Alert, answer: ActionAnswer, words: Copy, locale: Locale): Text {
  const { done, youHaveIt } = words.triage;
  const card = cardRun(alert);
  const reason = reasonRuns(alert, words);
  switch (answer.what) {
    case 'claim':
      return compose(youHaveIt, card);
    case 'assign':
      return [
        ...compose(answer.raised ? done.assignedPost : done.assigned, card),
        { person: named(answer.to) },
        '.',
      ];
    case 'merge': {
      const { duplicateOf } = alert.triage;
      const into =
        duplicateOf === null ? String(answer.into) : cardRun({ number: answer.into, id: duplicateOf });
      return compose(done.merged, card, into);
    }
    case 'snooze':
      return compose(done.snoozed, card, snoozeRuns(alert, words, formatOf(locale)));
    case 'resolve':
      return compose(done.resolved, card, reason);
    case 'dismiss':
      return compose(done.dismissed, card, reason);
    case 'release':
      return compose(done.released, card);
    case 'escalate':
      return compose(done.escalated, card);
    case 'note':
      return compose(done.noted, card);
    case 'reopen':
      return compose(done.reopened, card);
    case 'unchanged':
      return [
        ...compose(done.unchanged, card),
        ...(answer.by ? [' ', { person: named(answer.by) }, done.wasFirst] : []),
      ];
  }
}

function nextActs(
  alert: Alert,
  keywordName: string,
  answer: ActionAnswer,
  words: Copy,
  format: Format,
): Element[] {
  const { buttons, cureKeyword, cureNoise } = words.triage;
  const args = aboutAlert(alert);
  if (answer.what === 'claim') {
    return [
      {
        kind: 'buttons',
        buttons: [{ label: buttons.assign, verb: 'assign', args }],
        menus: [resolveMenu(alert, words), snoozeMenu(alert, words), dismissMenu(alert, words)],
      },
    ];
  }
  if (answer.what === 'assign' && answer.raised)
    return [{ kind: 'buttons', buttons: [{ label: words.posts.buttons.undo, verb: 'undo', args }] }];
  // A dismissal proposes its cure at once: a quieter rule, or a narrower query.
  if (answer.what !== 'dismiss') return [];
  if (answer.suggestion) return suggestionElements({ name: keywordName }, answer.suggestion, words, format);
  const { reason } = alert.triage;
  if (reason === 'noise' || reason === 'own-activity') {
    const button = { label: buttons.rule, verb: 'alert', args: { target: keywordName } };
    return [
      { kind: 'text', text: cureNoise },
      { kind: 'buttons', buttons: [button] },
    ];
  }
  if (reason === 'wrong-keyword') {
    const button = { label: buttons.editKeyword, verb: 'edit', args: { target: keywordName } };
    return [
      { kind: 'text', text: cureKeyword },
      { kind: 'buttons', buttons: [button] },
    ];
  }
  return [];
}
