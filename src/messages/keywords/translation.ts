import type { Change, Loss, Translation } from '../../listening/keywords/dialects/translate.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { answerArgs, IN_FORM } from '../question.ts';
import { previewMessage, type QueryPreview } from './preview.ts';

/** Entries of a list that a message shows; the rest is counted. */
const SHOWN = 12;

/**
 * What became of a query of another tool, part by part, and what it would find.
 * @param question its buttons are the answers of
 */
export function translationMessage(
  { dialect, text, kept, changed, lost }: Translation & { text: string },
  preview: QueryPreview,
  question: string,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const copy = words.translation;
  const found = previewMessage(text, preview, answerArgs(question, 'read'), now, locale);
  const edit = { label: words.keywords.edit, verb: 'add', args: answerArgs(question, IN_FORM) };
  const read = copy.read(copy.dialects[dialect]);
  return {
    ...found,
    summary: `${read} ${copy.counts(kept.length, changed.length, lost.length)} ${found.summary}`,
    elements: [
      { kind: 'text', text: [{ bold: read }] },
      ...section(
        copy.lost,
        lost.map((loss) => lossText(loss, words)),
        words,
      ),
      ...section(
        copy.changed,
        changed.map((change) => changeText(change, words)),
        words,
      ),
      ...section(
        copy.kept,
        kept.map((part): Text => [code(part)]),
        words,
      ),
      ...found.elements.map((element) =>
        element.kind === 'buttons' ? { ...element, buttons: [...element.buttons, edit] } : element,
      ),
    ],
  };
}

function section(title: string, items: readonly Text[], { translation }: Copy): Element[] {
  if (items.length === 0) return [];
  const rest = items.length - SHOWN;
  return [
    { kind: 'text', text: [{ bold: title }] },
    { kind: 'list', items: [...items.slice(0, SHOWN), ...(rest > 0 ? [translation.more(rest)] : [])] },
  ];
}

const code = (text: string) => ({ code: oneLine(text, 120) });

function lossText({ text, reason, params }: Loss, { query }: Copy): Text {
  return [code(text), ` ${oneLine(query.problems[reason](params), 250)}`];
}

function changeText({ from, to, reason, params }: Change, { query, translation }: Copy): Text {
  const own = translation.reasons[reason as keyof typeof translation.reasons];
  const why = own ?? query.problems[reason as keyof typeof query.problems](params);
  const arrow: Text = to === '' ? [code(from)] : [code(from), ' → ', code(to)];
  return [...arrow, ` ${oneLine(why, 250)}`];
}
