import { bareFormsAr } from './affixes-ar.ts';
import { bareFormsHe } from './affixes-he.ts';

const NONE: readonly string[] = [];

/**
 * A word without the articles, conjunctions and prepositions that are written onto it: `والكسترل` holds `كسترل`,
 * `בקסטרל` holds `קסטרל`. The script decides: the language is often unknown when a post is matched.
 * @param key folded
 */
export function bareForms(key: string): readonly string[] {
  const first = key.charCodeAt(0);
  if (first < 0x5d0 || first > 0x6ff) return NONE;
  return first <= 0x5ea ? bareFormsHe(key) : bareFormsAr(key);
}
