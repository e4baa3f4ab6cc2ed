import type { Workspace } from '../../listening/channel.ts';
import type { KeywordCounts, Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { PeriodThemes } from '../../listening/themes/theme.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readCounts } from '../digests/read-digest.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { readThemes } from './read-themes.ts';

/** Keywords with what people say of them in a period: for whoever has not counted them yet. */
export async function readPeriodThemes(
  store: Store,
  workspace: Workspace,
  asked: { keywords: readonly Keyword[]; period: Period; upTo?: number },
  now: Millis,
): Promise<(KeywordCounts & { themes: PeriodThemes })[]> {
  const { keywords, period, upTo } = asked;
  const bound = upTo === undefined ? {} : { upTo };
  const listening = await readListening(store, workspace, period.beforeFrom, now);
  const read: (KeywordCounts & { themes: PeriodThemes })[] = [];
  for (const counts of await readCounts(store, workspace.id, keywords, period, listening, now)) {
    const { keyword } = counts;
    read.push({
      ...counts,
      themes: await readThemes(store, { workspace, keyword, period, counts, ...bound }),
    });
  }
  return read;
}
