import { z } from 'zod';
import type { Post } from '../posts/post.ts';
import { momentIn } from './times.ts';

const moment = z.string().transform((text, context): number => {
  const at = momentIn(text);
  if (at !== null) return at;
  context.addIssue('is no date with a time zone');
  return z.NEVER;
});
const line = z.strictObject({
  id: z.string(),
  at: moment,
  author: z.string().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  lang: z.string().optional(),
  original: z.string().optional(),
  points: z.number().optional(),
  story: z.string().optional(),
});

/**
 * Posts of a file beside a scenario: one JSON object a line, with dates instead of times from the start.
 * @throws Error that names the line
 */
export function readPostFile(text: string, name: string): Post[] {
  return text.split('\n').flatMap((row, nth): Post[] => {
    if (row.trim() === '') return [];
    try {
      const { id, at, original, points, story, ...words } = line.parse(JSON.parse(row));
      return [{ id, at, versions: [{ from: at, ...words }], original, points, story }];
    } catch (error) {
      const reason =
        error instanceof z.ZodError
          ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
          : 'is no JSON';
      throw new Error(`${name}:${nth + 1}: ${reason}`);
    }
  });
}
