import type { Campaign } from '../listening/campaigns/campaign.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY } from '../listening/time.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import type { CampaignStore } from './campaign-parts.ts';
import { type Database, json, type SqlQuery } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';

/** For so long the removal of a campaign may be taken back. */
const KEPT = 2 * DAY;

export function campaignStore(database: Database): CampaignStore {
  return {
    campaigns: async (workspaceId) =>
      (
        await database.all('select data from campaign where workspace = $1 order by from_at desc, id', [
          workspaceId,
        ])
      ).map((row) => json<Campaign>(row.data)),

    unreportedCampaigns: async () =>
      (
        await database.all(
          `select data from campaign where ${isLivedIn('campaign')} order by from_at, workspace, id`,
        )
      )
        .map((row) => json<Campaign>(row.data))
        .filter(({ reported, removedAt }) => !reported && removedAt === undefined),

    saveCampaign: (campaign, keywords, audit) =>
      database.write(async (query) => {
        await forgetRemoved(query, campaign.workspaceId, audit.at);
        await writeCampaign(query, campaign);
        for (const keyword of keywords) await writeExpected(query, keyword);
        await record(query, [audit]);
      }),

    reportCampaign: (campaign, delivery) =>
      database.write(async (query) => {
        const [row] = await query.all('select data from campaign where workspace = $1 and id = $2', [
          campaign.workspaceId,
          campaign.id,
        ]);
        const stored = row && json<Campaign>(row.data);
        // Changed, removed or reported since it was read.
        if (!stored || stored.reported || stored.removedAt !== undefined || stored.to !== campaign.to) return;
        await writeCampaign(query, { ...stored, reported: true });
        if (delivery) await insertDeliveries(query, [delivery]);
      }),
  };
}

async function writeCampaign(query: SqlQuery, campaign: Campaign): Promise<void> {
  await query.all(
    `insert into campaign (workspace, id, from_at, data) values ($1, $2, $3, $4)
     on conflict (workspace, id) do update set from_at = excluded.from_at, data = excluded.data`,
    [campaign.workspaceId, campaign.id, campaign.from, JSON.stringify(campaign)],
  );
}

/** Only what is expected: whatever else of the keyword was changed meanwhile stays. */
async function writeExpected(query: SqlQuery, { workspaceId, id, rule }: Keyword): Promise<void> {
  await query.all(
    `update keyword set data = json_set(data, '$.rule.expected', json($3)) where workspace = $1 and id = $2`,
    [workspaceId, id, JSON.stringify(rule.expected)],
  );
}

async function forgetRemoved(query: SqlQuery, workspaceId: string, now: number): Promise<void> {
  await query.all(`delete from campaign where workspace = $1 and json_extract(data, '$.removedAt') < $2`, [
    workspaceId,
    now - KEPT,
  ]);
}

/** Campaigns go where their channel goes, or all of them, with those of their keywords that come along. */
export async function moveCampaigns(
  query: SqlQuery,
  from: string,
  to: string,
  newIds: ReadonlyMap<string, string>,
  moving: ReadonlySet<string> | 'all',
): Promise<void> {
  const rows = await query.all('select data from campaign where workspace = $1', [from]);
  for (const row of rows) {
    const campaign = json<Campaign>(row.data);
    if (moving !== 'all' && !moving.has(campaign.channelId)) continue;
    await query.all('delete from campaign where workspace = $1 and id = $2', [from, campaign.id]);
    const renamed = (ids: readonly string[]) => ids.flatMap((id) => newIds.get(id) ?? []);
    const keywordIds = renamed(campaign.keywordIds);
    if (keywordIds.length === 0) continue;
    const controlIds = renamed(campaign.controlIds);
    await writeCampaign(query, { ...campaign, workspaceId: to, keywordIds, controlIds });
  }
}
