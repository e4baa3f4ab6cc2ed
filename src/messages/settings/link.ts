import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import { verbIn } from '../languages/vocabulary.ts';
import type { Locale } from '../locale.ts';
import { type Element, type Message, plain, type Text } from '../message.ts';
import { cardRun, momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';

/** How many alerts are listed with their new numbers. */
const NUMBERS_SHOWN = 10;

/** A place with a workspace of its own, about to join another. */
export interface Joining {
  /** The workspace that it joins. */
  workspace: string;
  /** The workspace that it leaves, when other places stay in it; null = it ends. */
  former: string | null;
  /** Mentions that its keywords have collected. */
  collected: number;
}

/** A one-time code, shown to the one who asked for it. */
export function linkOffer(code: string, until: Millis, now: Millis, locale: Locale): Message {
  const { notices, discord } = copyOf(locale.language);
  const verb = verbIn('link', locale.language);
  const valid = compose(notices.linkUntil, momentRun(until, now, formatOf(locale)));
  return {
    language: locale.language,
    summary: `${notices.linkCode(code)}. ${plain(valid)}`,
    mood: 'plain',
    elements: [
      { kind: 'text', text: [{ bold: notices.linkCode(code) }] },
      { kind: 'text', text: notices.linkHow },
      {
        kind: 'facts',
        facts: [
          { name: 'Slack', value: [{ code: `/earshot ${verb} ${code}` }] },
          { name: 'Discord', value: [{ code: `/earshot-admin ${verb} ${discord.target}:${code}` }] },
        ],
      },
      { kind: 'note', text: valid },
    ],
  };
}

/** The code was typed where it was made. */
export function linkHere(locale: Locale): Message {
  return textMessage(copyOf(locale.language).notices.linkHere, 'warning', locale);
}

/** The question before a home with keywords of its own joins a workspace: what would come along, and what would not. */
export function linkQuestion(code: string, joining: Joining, locale: Locale): Message {
  const { notices, units } = copyOf(locale.language);
  const workspace = oneLine(joining.workspace, 80);
  const ask = notices.linkAsk(workspace);
  const mentions = formatOf(locale).count(joining.collected, units.mentions);
  const items =
    joining.former === null
      ? [notices.linkComes, notices.linkLost(mentions, workspace)]
      : [notices.unlinkGoes, notices.unlinkStays(oneLine(joining.former, 80))];
  return {
    language: locale.language,
    summary: [ask, ...items].join(' '),
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: ask }] },
      { kind: 'list', items },
      { kind: 'note', text: notices.linkThen },
      {
        kind: 'buttons',
        buttons: [
          {
            label: notices.linkButton,
            verb: 'link',
            args: { target: code, yes: 'true' },
            style: 'danger',
            confirm: joining.former === null ? notices.linkConfirm : notices.unlinkConfirm,
          },
        ],
      },
    ],
  };
}

/** @param renumbered open alerts that came along */
export function linkJoined(
  workspaceName: string,
  renumbered: readonly { before: number; after: number; id: string }[],
  locale: Locale,
): Message {
  const { notices, units } = copyOf(locale.language);
  const joined = notices.linkJoined(oneLine(workspaceName, 80));
  if (renumbered.length === 0) return textMessage(joined, 'good', locale);
  const items = renumbered
    .slice(0, NUMBERS_SHOWN)
    .map(
      ({ before, after, id }): Text =>
        compose(notices.linkRenumbered, String(before), cardRun({ number: after, id })),
    );
  const rest = renumbered.length - items.length;
  if (rest > 0) items.push(units.andMore(formatOf(locale).number(rest)));
  const elements: Element[] = [
    { kind: 'text', text: joined },
    { kind: 'text', text: notices.linkNumbers },
    { kind: 'list', items },
  ];
  return { language: locale.language, summary: `${joined} ${notices.linkNumbers}`, mood: 'good', elements };
}
