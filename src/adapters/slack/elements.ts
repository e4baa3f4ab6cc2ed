import type { Language } from '../../listening/channel.ts';
import { joined } from '../../messages/compose.ts';
import { type Copy, copyOf } from '../../messages/languages/copy.ts';
import { shownLabel } from '../../messages/mentions/label-name.ts';
import { quickActions } from '../../messages/mentions/post-actions.ts';
import {
  type Button,
  type Chart,
  type Element,
  type LinkButton,
  type MentionView,
  type Menu,
  plain,
  type Run,
} from '../../messages/message.ts';
import { plainTextObject, type SlackBlock } from './block.ts';
import { chartBlock } from './chart-block.ts';
import {
  cut,
  MAX_ACTIONS,
  MAX_BUTTON_LABEL,
  MAX_CONFIRM_BUTTON,
  MAX_CONFIRM_TEXT,
  MAX_CONFIRM_TITLE,
  MAX_CONTEXT,
  MAX_CONTEXT_ELEMENTS,
  MAX_HEADER,
  MAX_OPTION,
  MAX_OPTIONS,
  MAX_OVERFLOW,
  MAX_PLACEHOLDER,
} from './limits.ts';
import { buttonIds, linkId, menuId, overflowId, overflowValue, type SlackPress } from './press.ts';
import { isLink, parsedMoment, piecesOf, type RichTextElement, richList, richText } from './rich-text.ts';
import { tableBlocks } from './table.ts';

/**
 * One element as blocks, each within its own limits.
 * @param draws whether Slack shall draw this chart itself
 */
export function elementBlocks(
  element: Element,
  language: Language,
  draws: (chart: Chart) => boolean,
): SlackBlock[] {
  switch (element.kind) {
    case 'heading':
      return element.text === ''
        ? []
        : [{ type: 'header', text: plainTextObject(cut(element.text, MAX_HEADER)) }];
    case 'text':
      return richText(piecesOf(element.text));
    case 'note':
      return noteBlocks(element);
    case 'divider':
      return [{ type: 'divider' }];
    case 'facts':
      return richText(
        element.facts.flatMap(({ name, value }, nth): RichTextElement[] => [
          { type: 'text', text: `${nth === 0 ? '' : '\n'}${name}`, style: { bold: true } },
          { type: 'text', text: '  ' },
          ...piecesOf(value),
        ]),
      );
    case 'list':
      return richList(element.items);
    case 'table':
      return tableBlocks(element);
    case 'mention':
      return mentionBlocks(element.mention, copyOf(language));
    case 'chart': {
      const native = draws(element.chart) ? chartBlock(element.chart) : null;
      // The footnote belongs to a picture that travels alone: beside it, the message says itself what was read.
      const words = element.said ? [] : richText(piecesOf(element.chart.sentence));
      return [...(native ? [native] : []), ...words];
    }
    case 'buttons':
      return actionBlocks(element.buttons, element.menus ?? [], language, 'run', element.links ?? []);
  }
}

function noteBlocks({ text }: Extract<Element, { kind: 'note' }>): SlackBlock[] {
  const runs = typeof text === 'string' ? [text] : text;
  const words = plain(text);
  // Small print is plain text or nothing: in Slack only mrkdwn could link there, and mrkdwn is parsed.
  const simple = !runs.some(
    (run) => typeof run === 'object' && ('code' in run || 'command' in run || 'link' in run),
  );
  if (words.trim() === '') return [];
  return simple && words.length <= MAX_CONTEXT
    ? [{ type: 'context', elements: smallPrint(runs) }]
    : richText(piecesOf(text));
}

/** Small print: plain text, and moments as the one thing that is parsed there, of which every sign is ours. */
function smallPrint(runs: readonly Run[]) {
  // Moments are shown in each reader's own time: the zone is that of the others.
  const shown = joined(runs.map((run) => (isMoment(run) ? run : printed(run))));
  const words = plain(shown);
  const parts = shown.filter((run) => isMoment(run) || printed(run).trim() !== '');
  if (parts.length > MAX_CONTEXT_ELEMENTS || words.length > MAX_CONTEXT || !parts.some(isMoment))
    return [plainTextObject(cut(words, MAX_CONTEXT))];
  return parts.map((run) =>
    isMoment(run) ? { type: 'mrkdwn', text: parsedMoment(run) } : plainTextObject(printed(run).trim()),
  );
}

function printed(run: Run): string {
  return typeof run === 'object' && 'zone' in run ? run.others : plain([run]);
}

type MomentRun = Extract<Run, { moment: number }>;

function isMoment(run: Run): run is MomentRun {
  return typeof run === 'object' && 'moment' in run && Number.isSafeInteger(run.moment) && run.text !== '';
}

function mentionBlocks(mention: MentionView, words: Copy): SlackBlock[] {
  const label = shownLabel(mention, words);
  const title = mention.title === null || mention.title === '' ? mention.source : mention.title;
  const about = [mention.source, mention.author, mention.when, label, mention.note]
    .filter((part) => part !== null && part !== '')
    .flatMap((part, nth): Run[] => [nth === 0 ? '' : ' · ', ...(typeof part === 'string' ? [part] : part!)]);
  return [
    ...richText([
      ...piecesOf([{ link: mention.url, text: title }]),
      ...(mention.excerpt === '' ? [] : [{ type: 'text', text: '\n' } as const, ...excerptPieces(mention)]),
    ]),
    { type: 'context', elements: smallPrint(about) },
    ...(mention.post ? overflowBlocks(quickActions(mention.post, words)) : []),
  ];
}

/** Buttons behind three dots: chosen again and again, where a menu would only notice another choice. */
function overflowBlocks(buttons: readonly Button[]): SlackBlock[] {
  const options = buttons.flatMap((button) => {
    const value = overflowValue(button);
    return value === null ? [] : [{ text: plainTextObject(cut(button.label, MAX_OPTION)), value }];
  });
  if (options.length === 0) return [];
  const menu = { type: 'overflow', action_id: overflowId(0), options: options.slice(0, MAX_OVERFLOW) };
  return [{ type: 'actions', elements: [menu] }];
}

function excerptPieces({ excerpt, highlights }: MentionView): RichTextElement[] {
  const pieces: RichTextElement[] = [];
  let at = 0;
  const add = (text: string, bold: boolean) => {
    if (text !== '') pieces.push({ type: 'text', text, ...(bold ? { style: { bold: true } } : {}) });
  };
  for (const { start, end } of highlights) {
    if (start < at || end > excerpt.length || start >= end) continue;
    add(excerpt.slice(at, start), false);
    add(excerpt.slice(start, end), true);
    at = end;
  }
  add(excerpt.slice(at), false);
  return pieces;
}

/** Buttons, those that open an address, and menus, in rows of at most 25. */
export function actionBlocks(
  buttons: readonly Button[],
  menus: readonly Menu[],
  language: Language,
  kind: SlackPress['kind'] = 'run',
  links: readonly LinkButton[] = [],
): SlackBlock[] {
  const words = copyOf(language).slack;
  const elements: SlackBlock[] = buttons.map((button, nth) => ({
    type: 'button',
    text: plainTextObject(cut(button.label, MAX_BUTTON_LABEL)),
    ...buttonIds(button, nth, kind),
    ...(button.style ? { style: button.style } : {}),
    ...(button.confirm === undefined
      ? {}
      : {
          confirm: {
            title: plainTextObject(cut(words.sure, MAX_CONFIRM_TITLE)),
            text: plainTextObject(cut(button.confirm, MAX_CONFIRM_TEXT)),
            confirm: plainTextObject(cut(button.label, MAX_CONFIRM_BUTTON)),
            deny: plainTextObject(words.cancel),
          },
        }),
  }));
  links.forEach(({ label, to }, nth) => {
    if (typeof to !== 'string' || !isLink(to)) return;
    elements.push({
      type: 'button',
      text: plainTextObject(cut(label, MAX_BUTTON_LABEL)),
      action_id: linkId(nth),
      url: to,
    });
  });
  menus.forEach((menu, nth) => {
    const options = menu.options
      .filter(({ value }) => value !== '' && value.length <= MAX_OPTION)
      .slice(0, MAX_OPTIONS)
      .map(({ label, value }) => ({ text: plainTextObject(cut(label, MAX_OPTION)), value }));
    if (options.length === 0) return;
    elements.push({
      type: 'static_select',
      action_id: menuId(menu, nth),
      placeholder: plainTextObject(cut(menu.label, MAX_PLACEHOLDER)),
      options,
    });
  });
  const rows: SlackBlock[] = [];
  for (let at = 0; at < elements.length; at += MAX_ACTIONS)
    rows.push({ type: 'actions', elements: elements.slice(at, at + MAX_ACTIONS) });
  return rows;
}
