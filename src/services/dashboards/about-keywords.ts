import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Workspace } from '../../listening/channel.ts';
import type { KeywordCounts, Period } from '../../listening/digest.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import { HOUR, type Millis } from '../../listening/time.ts';
import { keywordsWithRows } from '../../messages/dashboards/groups.ts';
import type { About } from '../../messages/dashboards/view.ts';
import type { Store } from '../../store/store.ts';
import { readThemes, type ThemesRequest } from '../themes/read-themes.ts';

/** A dashboard is looked at more often than what people talk about changes. */
const FRESH_MS = HOUR;
const KEPT = 2_000;
/** Keywords looked into in one look: where more have a row, the rest has its turn with the next looks. */
const AT_ONCE = 8;
/** A message has no more rows than that. */
const ROWS = 8;

/** What each keyword with a row of its own is about, by their ids. @param rows of the dashboard; left out: of a message */
export type AboutReader = (
  workspace: Pick<Workspace, 'id'>,
  keywords: readonly KeywordCounts[],
  period: Pick<Period, 'from' | 'to' | 'beforeFrom'>,
  rows?: number,
) => Promise<ReadonlyMap<string, About>>;

interface Entry {
  at: Millis;
  /** What it depends on beside the posts. */
  made: string;
  about: About | null;
}

/** Themes take a moment to find: those of the last hour are kept, for all who look. */
export function createAboutReader(store: Store): AboutReader {
  const entries = new LRUCache<string, Entry>({ max: KEPT });
  /** Whoever comes while a keyword is looked into waits for the same answer. */
  const running = new Map<string, Promise<About | null>>();
  const find = async (request: ThemesRequest): Promise<About | null> => {
    // Others have their turn between two keywords.
    await setImmediate();
    return leading((await readThemes(store, request)).themes);
  };
  return async (workspace, keywords, period, rows = ROWS) => {
    const found = new Map<string, About>();
    let left = AT_ONCE;
    for (const counts of keywordsWithRows(keywords, rows)) {
      const { keyword } = counts;
      const key = `${workspace.id}:${keyword.id}`;
      const marks = await store.themeMarks(workspace.id, keyword.id);
      // A word of a post that is deleted, or of an author who is forgotten, is gone with it.
      const made = JSON.stringify([
        ...[keyword.name, keyword.query, keyword.filledAt],
        ...[marks, store.themesVersion()],
      ]);
      let entry = entries.get(key);
      if (entry?.made !== made) entry = undefined;
      if (left > 0 && (!entry || Math.abs(period.to - entry.at) >= FRESH_MS)) {
        const name = `${key} ${made}`;
        let finding = running.get(name);
        if (!finding) {
          left -= 1;
          finding = find({ workspace, keyword, period, counts }).finally(() => running.delete(name));
          running.set(name, finding);
        }
        entry = { at: period.to, made, about: await finding };
        entries.set(key, entry);
      }
      if (entry?.about) found.set(keyword.id, entry.about);
    }
    return found;
  };
}

/** What has moved says more of a week than what is always said. */
function leading(themes: readonly Theme[]): About | null {
  const sure = themes.filter((theme) => theme.sure !== 'unsure');
  const theme = sure.find(({ moved }) => moved) ?? sure[0];
  return theme ? { name: theme.name, isNew: theme.newSince !== null } : null;
}
