import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { textMessage } from '../text-message.ts';

/** The shared workspace, and the names of the other homes in it. */
export interface Shared {
  workspace: string;
  others: readonly string[];
}

/** Nothing is shared. */
export function unlinkAlone(locale: Locale): Message {
  return textMessage(copyOf(locale.language).notices.unlinkAlone, 'plain', locale);
}

/** The question before a home is separated from the others: what would go, and what would stay. */
export function unlinkQuestion(shared: Shared, locale: Locale): Message {
  const { notices } = copyOf(locale.language);
  const ask = notices.unlinkAsk(listed(shared, locale));
  return {
    language: locale.language,
    summary: ask,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: ask }] },
      ...whatStaysWhere(shared, locale),
      {
        kind: 'buttons',
        buttons: [
          {
            label: notices.unlinkButton,
            verb: 'unlink',
            args: { yes: 'true' },
            style: 'danger',
            confirm: notices.unlinkConfirm,
          },
        ],
      },
    ],
  };
}

/** A place is on its own again. */
export function unlinked(shared: Shared, locale: Locale): Message {
  const done = copyOf(locale.language).notices.unlinked(listed(shared, locale));
  return {
    language: locale.language,
    summary: done,
    mood: 'quiet',
    elements: [{ kind: 'text', text: [{ bold: done }] }, ...whatStaysWhere(shared, locale)],
  };
}

function whatStaysWhere({ workspace }: Shared, { language }: Locale): Element[] {
  const { notices } = copyOf(language);
  return [
    { kind: 'list', items: [notices.unlinkGoes, notices.unlinkStays(oneLine(workspace, 80))] },
    { kind: 'note', text: notices.unlinkThen },
  ];
}

function listed({ others }: Shared, locale: Locale): string {
  return formatOf(locale).list(others.map((name) => oneLine(name, 60)));
}
