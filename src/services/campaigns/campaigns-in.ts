import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { TimeRange } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readCampaign } from './read-campaign.ts';

/** More than so many a report has no room for. */
const MOST = 3;

/** The campaigns of these keywords that had a day in a period, the newest first: for a report about it. */
export async function campaignsIn(
  store: Store,
  workspace: Workspace,
  keywords: readonly Pick<Keyword, 'id'>[],
  period: TimeRange,
  now: Millis,
): Promise<CampaignReport[]> {
  const ids = new Set(keywords.map(({ id }) => id));
  const about = (await store.campaigns(workspace.id)).filter(
    ({ keywordIds, from, to, removedAt }) =>
      removedAt === undefined &&
      from < Math.min(period.to, now) &&
      to > period.from &&
      keywordIds.some((id) => ids.has(id)),
  );
  const reports: CampaignReport[] = [];
  for (const campaign of about.slice(0, MOST))
    reports.push(await readCampaign(store, { workspace, campaign, now, brought: true }));
  return reports;
}
