import { type Alert, markedNumber, type ResolveReason } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { Copy } from '../languages/copy.ts';
import type { Button, Element, Menu } from '../message.ts';

type Buttons = Extract<Element, { kind: 'buttons' }>;

const SNOOZES = ['30m', '1h', '4h', 'tomorrow', 'calm'] as const;
const RESOLVED_AS: ResolveReason[] = ['fixed', 'answered', 'no-action'];
const DISMISSED_AS: ResolveReason[] = ['noise', 'own-activity', 'wrong-sentiment', 'wrong-keyword'];
/** Without posts, nothing can have been read wrong. */
const SILENCE_DISMISSED_AS: ResolveReason[] = ['noise', 'own-activity'];

/** Arguments of a button about one alert: what a person would type, and which alert of that number is meant. */
export function aboutAlert(alert: Pick<Alert, 'number' | 'id'>): Record<string, string> {
  return { target: markedNumber(alert) };
}

/** The actions that a card offers in its present state; the rarer ones are behind More. */
export function cardButtons(alert: Alert, words: Copy): Buttons {
  const { buttons } = words.triage;
  const args = aboutAlert(alert);
  const more: Button = { label: buttons.more, verb: 'alerts', args };
  switch (alert.triage.state) {
    case 'new':
      return {
        kind: 'buttons',
        buttons: [{ label: buttons.claim, verb: 'claim', args, style: 'primary' }, more],
        menus: [snoozeMenu(alert, words), dismissMenu(alert, words)],
      };
    case 'claimed':
      return {
        kind: 'buttons',
        buttons: [{ label: buttons.assign, verb: 'assign', args }, more],
        menus: [resolveMenu(alert, words), snoozeMenu(alert, words), dismissMenu(alert, words)],
      };
    case 'snoozed':
      return {
        kind: 'buttons',
        buttons: [{ label: buttons.claim, verb: 'claim', args }, more],
        menus: [resolveMenu(alert, words), dismissMenu(alert, words)],
      };
    case 'resolved':
    case 'dismissed':
      return { kind: 'buttons', buttons: [{ label: buttons.reopen, verb: 'reopen', args }, more] };
  }
}

/** The actions beside one line of a list: the next step, and the rest behind More. */
export function listButtons(alert: Alert, words: Copy): Buttons {
  const { buttons } = words.triage;
  const args = aboutAlert(alert);
  const more: Button = { label: buttons.more, verb: 'alerts', args };
  if (alert.triage.state === 'claimed')
    return { kind: 'buttons', buttons: [more], menus: [resolveMenu(alert, words)] };
  return { kind: 'buttons', buttons: [{ label: buttons.claim, verb: 'claim', args }, more] };
}

/** The actions that are not on the card: for the private answer to More. */
export function moreButtons(alert: Alert, keywordName: string, words: Copy): Buttons {
  const { buttons, escalateAsk } = words.triage;
  const args = aboutAlert(alert);
  const open = alert.triage.closedAt === null;
  const acts: Button[] = open
    ? [
        { label: buttons.assign, verb: 'assign', args },
        { label: buttons.escalate, verb: 'escalate', args, confirm: escalateAsk },
        // Empty: the form asks for it.
        { label: buttons.snoozeUntil, verb: 'snooze', args: { ...args, until: '' } },
        { label: buttons.note, verb: 'note', args },
        { label: buttons.merge, verb: 'merge', args },
      ]
    : [{ label: buttons.note, verb: 'note', args }];
  acts.push(
    { label: buttons.mute, verb: 'alert', args: { target: keywordName, mute: '24h' } },
    { label: buttons.rule, verb: 'alert', args: { target: keywordName } },
    { label: buttons.report, verb: 'report', args: { target: keywordName, since: '24h' } },
  );
  return {
    kind: 'buttons',
    buttons: acts,
    menus: alert.triage.state === 'new' ? [resolveMenu(alert, words)] : [],
  };
}

export function snoozeMenu(alert: Alert, { triage }: Copy): Menu {
  return {
    label: triage.buttons.snooze,
    verb: 'snooze',
    args: aboutAlert(alert),
    arg: 'for',
    options: SNOOZES.map((value) => ({ label: triage.snoozes[value], value })),
  };
}

export function resolveMenu(alert: Alert, words: Copy): Menu {
  return reasonMenu(alert, words, 'resolve', RESOLVED_AS);
}

export function dismissMenu(alert: Alert, words: Copy): Menu {
  const silent = alertKind(alert.kind).about === 'silence';
  return reasonMenu(alert, words, 'dismiss', silent ? SILENCE_DISMISSED_AS : DISMISSED_AS);
}

function reasonMenu(
  alert: Alert,
  { triage, alerts }: Copy,
  verb: 'resolve' | 'dismiss',
  reasons: readonly ResolveReason[],
): Menu {
  return {
    label: triage.buttons[verb],
    verb,
    args: aboutAlert(alert),
    arg: 'reason',
    options: reasons.map((value) => ({ label: alerts.reasons[value], value })),
  };
}
