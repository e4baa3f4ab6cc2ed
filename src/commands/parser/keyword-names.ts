import type { Keyword } from '../../listening/keywords/keyword.ts';
import { findKeyword } from '../../services/keywords/find-keyword.ts';
import { foldWord } from '../../services/nearest.ts';
import { bareValue } from './markup.ts';

/** Several with commas between, each once; one whose name has a comma may stand alone. */
export function keywordsNamed(all: readonly Keyword[], text: string): Keyword[] {
  const named = (typed: string): Keyword => {
    const bare = bareValue(typed, false);
    try {
      return findKeyword(all, typed);
    } catch (error) {
      if (bare === typed) throw error;
      return findKeyword(all, bare);
    }
  };
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 1) return [named(parts[0]!)];
  const whole = all.find(({ name }) => foldWord(name) === foldWord(text));
  return whole ? [whole] : [...new Map(parts.map((part) => [named(part).id, named(part)])).values()];
}
