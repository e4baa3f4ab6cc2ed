import file from './background-en.json' with { type: 'json' };
import { FRENCH_TALK } from './lists/french-talk.ts';
import type { Rate } from './log-odds.ts';

interface Background {
  of: number;
  counts: ReadonlyMap<string, number>;
}

const ENGLISH: Background = {
  of: file.posts,
  counts: new Map(
    file.counts.split(',').map((entry): [string, number] => {
      const [key, posts] = entry.split(':');
      return [key!, Number(posts)];
    }),
  ),
};
const TALK: Readonly<Record<string, Background>> = { en: ENGLISH, fr: FRENCH_TALK };
/** Of a language nothing is known of, what is said often is what is said. */
const UNKNOWN: Background = { of: 20_000, counts: new Map() };

/** How often people say a term whatever they talk about, in the languages of these posts. */
export function backgroundOf(languages: readonly string[]): (key: string) => Rate {
  const shares = new Map<string, number>();
  for (const language of languages) shares.set(language, (shares.get(language) ?? 0) + 1 / languages.length);
  const parts = [...shares].map(([language, share]) => ({ share, talk: TALK[language] ?? UNKNOWN }));
  const of = parts.reduce((sum, { share, talk }) => sum + share * talk.of, 0);
  return (key) => ({
    of,
    posts: parts.reduce(
      (sum, { share, talk }) => sum + (share * of * (talk.counts.get(key) ?? 0)) / talk.of,
      0,
    ),
  });
}
