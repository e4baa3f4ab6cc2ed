import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import type { KeywordNames } from '../alerts/list.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Message, Run } from '../message.ts';
import { textMessage } from '../text-message.ts';
import { labelName } from './label-name.ts';

/** Hits told one by one up to here. */
const FEW = 3;
/** Of the post that it was about, in characters. */
const TITLE = 80;

/** A hit that is counted, held back or labeled otherwise now. */
interface ChangedHit {
  keywordId: string;
  before: Hit;
  after: Hit;
}

/** An act about posts that was taken back. */
interface Undone {
  /** As the audit calls it. */
  act: string;
  /** The tag, of tags. */
  detail: string | null;
  rejudged: readonly ChangedHit[];
}

/**
 * What was taken back, of which post, and what is counted otherwise by it.
 * @param undone several only where one line did them all
 * @param about null = it is not stored any more, or the act was about none
 */
export function undoneMessage(
  undone: readonly Undone[],
  about: Mention | null,
  names: KeywordNames,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const rejudged = undone.flatMap((act) => act.rejudged);
  const lines = [
    words.judgement.undone,
    ...undone.flatMap((act) => actLines(act, words)),
    ...changedLines(rejudged, names, words, formatOf(locale)),
  ];
  // A mark that said what the engine thinks, too: something was taken back all the same.
  if (lines.length === 1) lines.push(words.judgement.sameFigures);
  const message = textMessage(lines.join(' '), 'good', locale);
  if (about === null || about.post.url === '') return message;
  const { url, title, text } = about.post;
  // Cut between words.
  const named = oneLine(title || text, TITLE).replace(/\s\S{1,20}…$/, '…');
  const post: Run = { link: url, text: named || oneLine(url, TITLE) };
  return { ...message, elements: [...message.elements, { kind: 'note', text: [post] }] };
}

/** What was to be taken back is not there any more. */
export function supersededMessage(locale: Locale): Message {
  return textMessage(copyOf(locale.language).judgement.superseded, 'plain', locale);
}

function actLines({ act, detail }: Undone, { judgement, themes, units }: Copy): string[] {
  const tag = units.quote(oneLine(detail ?? '', 40));
  const lines: Readonly<Record<string, string>> = {
    tag: judgement.tagOff(tag),
    untag: judgement.tagOn(tag),
    star: judgement.starOff,
    unstar: judgement.starOn,
    mute: judgement.muteOff,
    unmute: judgement.muteOn,
    exclude: judgement.excludedNoMore,
    include: judgement.excludedAgain,
    'join-stories': judgement.storiesApart,
    'rename-theme': themes.undone,
    'hide-theme': themes.undone,
    'show-theme': themes.undone,
  };
  return Object.hasOwn(lines, act) ? [lines[act]!] : [];
}

function changedLines(
  changed: readonly ChangedHit[],
  names: KeywordNames,
  words: Copy,
  format: Format,
): string[] {
  const { judgement, why } = words;
  if (changed.length <= FEW)
    return changed.flatMap(({ keywordId, before, after }) => {
      const name = oneLine(names.get(keywordId) ?? '', 60);
      if (name === '') return [];
      const mood =
        before.sentiment.label === after.sentiment.label
          ? []
          : [
              judgement.mood(
                name,
                labelName(after.sentiment.label, words),
                labelName(before.sentiment.label, words),
              ),
            ];
      if (before.held?.reason === after.held?.reason) return mood;
      const held = after.held
        ? judgement.held(name, why.reasons[after.held.reason])
        : judgement.counted(name);
      return [...mood, held];
    });
  const held = changed.filter(({ after }) => after.held !== null).length;
  const counted = changed.filter(({ before, after }) => before.held !== null && after.held === null).length;
  const moods = changed.filter(
    ({ before, after }) => before.sentiment.label !== after.sentiment.label,
  ).length;
  return [
    ...(moods > 0 ? [format.count(moods, judgement.manyMoods)] : []),
    ...(held > 0 ? [format.count(held, judgement.manyHeld)] : []),
    ...(counted > 0 ? [format.count(counted, judgement.manyCounted)] : []),
  ];
}
