import type { SentimentLessons } from '../../listening/sentiment/lessons.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { labelName } from './label-name.ts';

/** What the marks of a keyword's moods taught so far; null = none said another mood than was read. */
export interface LearnedMood {
  marks: number;
  learned: SentimentLessons | null;
}

/** A leaning that is said, in logits. */
const LEANING = 0.05;

/** How many marks taught, and which mood was read too seldom. */
export function moodLessonWords({ marks, learned }: LearnedMood, words: Copy, format: Format): string {
  const copy = words.judgement.lessons;
  if (marks === 0) return copy.noMarks;
  const count = format.count(marks, words.units.marks);
  if (!learned) return copy.allRight(count);
  const labels = (['neg', 'neu', 'pos'] as const).map((label, at) => ({ label, by: learned.bias[at]! }));
  const most = labels.reduce((a, b) => (b.by > a.by ? b : a));
  return copy.marks(count, most.by < LEANING ? null : labelName(most.label, words));
}
