import type { Millis } from '../../time.ts';
import type { Request, Wanted } from '../source.ts';

/** One thing to ask a search for, and the keywords that need it. */
export interface AnchorSearch {
  words: string;
  lang: string;
  keywordIds: string[];
}

/**
 * The distinct searches behind all keywords of all workspaces: a hundred workspaces that want the same words cost one
 * request. Words differ neither by case nor by spacing.
 * @param languages for a source that answers in one language at a time: those it `offers`, and those to ask in for a
 *   keyword of any language (`usual`). Without it the language makes no difference and `lang` is empty.
 */
export function distinctAnchors(
  wanted: readonly Wanted[],
  languages?: { offers: readonly string[]; usual: readonly string[] },
): AnchorSearch[] {
  const byKey = new Map<string, { words: string; lang: string; ids: Set<string> }>();
  for (const { anchors, languages: own, keywordId } of wanted) {
    const fitting =
      own.length > 0 ? languages?.offers.filter((lang) => own.includes(lang)) : languages?.usual;
    for (const words of new Set(anchors.map(tidy))) {
      if (words === '') continue;
      for (const lang of fitting ?? ['']) {
        const key = `${lang}:${words}`;
        const entry = byKey.get(key) ?? { words, lang, ids: new Set<string>() };
        entry.ids.add(keywordId);
        byKey.set(key, entry);
      }
    }
  }
  return [...byKey.values()].map(({ words, lang, ids }) => ({ words, lang, keywordIds: [...ids].sort() }));
}

/**
 * One request for each search of a source that knows no languages.
 * @param everyMs how often a search is made at most
 * @param gapMs time between two searches of the source: many of them come round more rarely
 */
export function searchRequests(
  source: string,
  wanted: readonly Wanted[],
  everyMs: Millis,
  gapMs: Millis,
): Request[] {
  const searches = distinctAnchors(wanted);
  return searches.map(({ words, keywordIds }) => ({
    source,
    key: words,
    params: { words },
    scope: 'all',
    serves: keywordIds,
    everyMs: Math.max(everyMs, Math.ceil(searches.length * gapMs)),
  }));
}

/** Whom a request of a source that people opt in to is for: nobody else's keywords are matched against its posts. */
export function wantedBy(wanted: readonly Wanted[]): { scope: string[]; serves: string[] } {
  const distinct = (ids: readonly string[]) => [...new Set(ids)].sort();
  return {
    scope: distinct(wanted.map(({ workspaceId }) => workspaceId)),
    serves: distinct(wanted.map(({ keywordId }) => keywordId)),
  };
}

/** Quotes and control characters would end the phrase they stand in. */
function tidy(anchor: string): string {
  return anchor
    .replace(/["“”\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 200);
}
