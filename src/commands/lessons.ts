import type { Keyword } from '../listening/keywords/keyword.ts';
import { lessonsMessage } from '../messages/keywords/lessons.ts';
import { forgetLessons, lessonsOfKeyword } from '../services/mentions/lessons-of-keyword.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const RESETS = {
  moods: ['mood'],
  relevance: ['about'],
  everything: ['mood', 'about'],
} as const;

export const lessonsCommand = defineCommand({
  verb: 'lessons',
  needs: { usually: 'look', given: { reset: 'change' } },
  group: 'listen',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'reset', kind: 'choice', choices: Object.keys(RESETS) },
  ],
  run: async ({ store, actor, now, locale, ports }, values) => {
    const keyword = given<Keyword>(values, 'target')!;
    const reset = given<keyof typeof RESETS>(values, 'reset');
    if (reset !== undefined) await forgetLessons(store, actor, keyword, RESETS[reset]);
    const { mood, relevance } = await lessonsOfKeyword(store, keyword, now);
    const lessons = { mood, relevance: { ...relevance, bySentence: ports.learnedBySentence(keyword) } };
    return privately(lessonsMessage(keyword, lessons, reset !== undefined, locale));
  },
});
