import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { type Condition, conditionsOf, type MentionList } from '../../listening/mentions/mention-list.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Run } from '../message.ts';
import { momentRun, spanRuns } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { labelName } from './label-name.ts';

/** How each mood is chosen. */
export const MOODS = { negative: 'neg', neutral: 'neu', positive: 'pos', 'not-judged': null } as const;
export type MoodChoice = keyof typeof MOODS;

const NAMED = 3;

export function moodChoice(label: SentimentLabel | null): MoodChoice {
  const moods = Object.keys(MOODS) as MoodChoice[];
  return moods.find((mood) => MOODS[mood] === label)!;
}

/** `Kestrelbox, Quillmere and 3 more` */
export function keywordNames(keywords: readonly Keyword[], { units }: Copy, format: Format): string {
  const names = keywords.slice(0, NAMED).map(({ name }) => oneLine(name, 60));
  const more = keywords.length - names.length;
  return more > 0 ? `${names.join(', ')} ${units.andMore(format.number(more))}` : format.list(names);
}

/** The conditions of a list in words: `negative, on Hacker News, since Nov 23`; nothing when there are none. */
export function filterRuns(list: MentionList, now: Millis, words: Copy, format: Format): Run[] {
  const parts = conditionsOf(list).map((condition) => conditionRuns(condition, list, now, words, format));
  return parts.length === 0 ? [] : composeList((items) => items.join(', '), parts);
}

export function conditionRuns(
  condition: Condition,
  { filter, mark }: MentionList,
  now: Millis,
  words: Copy,
  format: Format,
): Run[] {
  const { browse } = words;
  const { label = null, source = '', author = '', lang = '', words: searched = '', tag = '' } = filter;
  switch (condition) {
    case 'label':
      return [browse.label(labelName(label, words))];
    case 'source':
      return [browse.source(sourceName(source, words))];
    case 'author':
      return [browse.author(oneLine(author, 60))];
    case 'lang':
      return [browse.lang(format.language(lang))];
    case 'words':
      return [browse.words(oneLine(searched, 80))];
    case 'tag':
      return [browse.tag(oneLine(tag, 40))];
    case 'starred':
      return [browse.starred];
    case 'relevance':
      return [browse.relevance[filter.relevance ?? 'medium']];
    case 'where':
      return [browse.where(oneLine(filter.where ?? '', 200))];
    case 'period': {
      const { from, to } = mark;
      if (to !== null) return spanRuns(from ?? 0, to, now, words.units, format);
      return compose(browse.since, momentRun(from ?? 0, now, format));
    }
  }
}
