import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { SentimentLessons } from '../../listening/sentiment/lessons.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type LearnedMood, moodLessonWords } from '../mentions/mood-lessons.ts';
import { type LearnedRelevance, learnedWords } from '../mentions/relevance.ts';
import type { Button, Element, Message } from '../message.ts';
import { keywordSubject } from '../subject.ts';

/** What a keyword has learned of the marks of people. */
export interface Lessons {
  mood: LearnedMood;
  relevance: LearnedRelevance;
}

/** Words shown of each direction. */
const WORDS = 8;

/** Answer to `lessons`. @param forgotten whether something was reset just now */
export function lessonsMessage(
  keyword: Keyword,
  lessons: Lessons,
  forgotten: boolean,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.judgement.lessons;
  const name = oneLine(keyword.name, 80);
  const title = copy.title(name);
  const elements: Element[] = [
    ...(forgotten ? [{ kind: 'text', text: copy.forgotten(name) } as const] : []),
    { kind: 'text', text: [{ bold: title }] },
    {
      kind: 'facts',
      facts: [
        { name: copy.mood, value: moodLessonWords(lessons.mood, words, format) },
        ...wordFacts(lessons.mood.learned, words),
        { name: words.relevance.name, value: learnedWords(lessons.relevance, words, format) },
      ],
    },
    ...buttons(keyword, lessons, words),
    { kind: 'note', text: copy.note },
  ];
  return {
    language: locale.language,
    summary: forgotten ? copy.forgotten(name) : `${title}.`,
    mood: forgotten ? 'good' : 'plain',
    elements,
    subject: keywordSubject(keyword),
  };
}

function wordFacts(
  learned: SentimentLessons | null,
  { judgement, units }: Copy,
): { name: string; value: string }[] {
  const shifts = [...(learned?.words ?? [])];
  const fact = (name: string, of: (shift: number) => boolean) => {
    const some = shifts.filter(([, shift]) => of(shift)).slice(0, WORDS);
    const value = some.map(([word]) => units.quote(oneLine(word, 30))).join(', ');
    return value === '' ? [] : [{ name, value }];
  };
  return [
    ...fact(judgement.lessons.towardGood, (shift) => shift > 0),
    ...fact(judgement.lessons.towardBad, (shift) => shift < 0),
  ];
}

function buttons({ name }: Keyword, { mood, relevance }: Lessons, { judgement }: Copy): Element[] {
  const button = (label: string, reset: string): Button => ({
    label,
    verb: 'lessons',
    args: { target: name, reset },
  });
  const shown = [
    ...(mood.marks > 0 ? [button(judgement.lessons.forgetMoods, 'moods')] : []),
    ...(relevance.marks > 0 ? [button(judgement.lessons.forgetRelevance, 'relevance')] : []),
  ];
  return shown.length === 0 ? [] : [{ kind: 'buttons', buttons: shown }];
}
