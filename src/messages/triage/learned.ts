import type { Alert } from '../../listening/alerts/alert.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { labelName } from '../mentions/label-name.ts';
import type { Button, Element } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { aboutAlert } from './actions.ts';

/** What the outcome of an alert has changed; `posts` 0 = there was nothing to change. */
export type LearnedAnswer =
  | { what: 'mood'; mood: SentimentLabel; posts: number; more: boolean }
  | { what: 'about'; posts: number; more: boolean }
  | { what: 'stories'; posts: number };

const MOODS = { neg: 'negative', neu: 'neutral', pos: 'positive' } as const;

/** What followed from how an alert was closed, with the way back; of a mood, with the other ones to choose. */
export function learnedElements(
  alert: Alert,
  keywordName: string,
  learned: LearnedAnswer,
  words: Copy,
  format: Format,
): Element[] {
  const { triage, posts } = words;
  if (learned.posts === 0) return [{ kind: 'text', text: triage.learned.nothing }];
  const args = aboutAlert(alert);
  const undo: Button = { label: posts.buttons.undo, verb: 'undo', args };
  const more = 'more' in learned && learned.more ? ` ${triage.learned.more}` : '';
  return [
    { kind: 'text', text: withCommands(`${sentenceOf(learned, keywordName, words, format)}${more}`) },
    ...(learned.what === 'mood' ? [{ kind: 'text', text: triage.learned.otherMood } as const] : []),
    {
      kind: 'buttons',
      buttons: [...(learned.what === 'mood' ? moodButtons(alert, learned, args, words) : []), undo],
    },
  ];
}

function sentenceOf(learned: LearnedAnswer, keywordName: string, words: Copy, format: Format): string {
  const copy = words.triage.learned;
  const posts = format.count(learned.posts, words.units.posts);
  switch (learned.what) {
    case 'mood':
      return copy.mood(posts, labelName(learned.mood, words));
    case 'about':
      return copy.about(posts, oneLine(keywordName, 60));
    case 'stories':
      return copy.stories(posts);
  }
}

function moodButtons(
  { triage }: Pick<Alert, 'triage'>,
  { mood }: Extract<LearnedAnswer, { what: 'mood' }>,
  args: Record<string, string>,
  { posts: { buttons } }: Copy,
): Button[] {
  return (['neg', 'neu', 'pos'] as const)
    .filter((other) => other !== mood)
    .map((other) => ({
      label: buttons[MOODS[other]],
      verb: triage.state === 'resolved' ? 'resolve' : 'dismiss',
      args: { ...args, reason: 'wrong-sentiment', mood: MOODS[other] },
    }));
}
