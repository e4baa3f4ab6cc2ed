import type { Campaign } from '../../listening/campaigns/campaign.ts';
import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { isWidelyRead, type RankedAuthor } from '../../listening/people/ranked-author.ts';
import type { Listening } from '../../listening/series/coverage.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readCounts } from '../digests/read-digest.ts';
import { readPeople } from '../people/read-people.ts';
import { readThemes } from '../themes/read-themes.ts';

export type Brought = Pick<CampaignReport, 'themes' | 'people' | 'alerts'>;

/** Shown of each; and read of each keyword. */
const SHOWN = 3;
/** Keywords whose posts are looked through: a campaign of more is about those that are mentioned most. */
const KEYWORDS = 3;

/** What a campaign brought: themes that moved, people who had not spoken before first, and the alerts of its days. */
export async function readBrought(
  store: Store,
  workspace: Workspace,
  { campaign, keywords, upTo }: { campaign: Campaign; keywords: readonly Keyword[]; upTo: Millis },
  listening: Listening,
  now: Millis,
): Promise<Brought> {
  const { from } = campaign;
  const period = { from, to: upTo, beforeFrom: from - (upTo - from) };
  const counted = await readCounts(store, workspace.id, keywords, period, listening, now);
  counted.sort((a, b) => b.totals.total - a.totals.total);
  const themes: Theme[] = [];
  const people: RankedAuthor[] = [];
  for (const counts of counted.slice(0, KEYWORDS)) {
    const { keyword } = counts;
    themes.push(...(await readThemes(store, { workspace, keyword, period, counts })).themes);
    const request = { workspaceId: workspace.id, keywordId: keyword.id, from, to: upTo, limit: SHOWN };
    people.push(...(await readPeople(store, request)));
  }
  const ids = new Set(keywords.map(({ id }) => id));
  const raised = await store.alerts(workspace.id, { since: from });
  return {
    themes: uniqueBy(themes, ({ key }) => key)
      .filter(({ moved }) => moved)
      .sort((a, b) => b.posts - a.posts)
      .slice(0, SHOWN),
    people: uniqueBy(people.filter(isWidelyRead), ({ authorKey }) => authorKey)
      .sort((a, b) => Number(b.isNew) - Number(a.isNew))
      .slice(0, SHOWN),
    alerts: raised.filter(({ keywordId, raisedAt }) => ids.has(keywordId) && raisedAt < upTo),
  };
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
