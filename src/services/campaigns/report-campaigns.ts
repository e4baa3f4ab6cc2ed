import type { Campaign } from '../../listening/campaigns/campaign.ts';
import { postTo } from '../../listening/delivery.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { campaignMessage } from '../../messages/campaigns/campaign.ts';
import type { Store } from '../../store/store.ts';
import { readCampaign } from './read-campaign.ts';

/** In the morning after its last day: by then what came late has come. */
const AFTER = 9 * HOUR;
/** A channel that is paused for longer has other worries. */
const GIVEN_UP = 14 * DAY;

/** Posts the result of each campaign that is over, once, to the channel where it was added. */
export async function reportCampaigns(store: Store, now: Millis): Promise<void> {
  const over = (await store.unreportedCampaigns()).filter(({ to }) => now >= to + AFTER);
  if (over.length === 0) return;
  const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
  for (const campaign of over) {
    const workspace = workspaces.get(campaign.workspaceId);
    const channel = await store.channel(campaign.workspaceId, campaign.channelId);
    const late = now >= campaign.to + GIVEN_UP;
    if (!workspace || !channel || late) await store.reportCampaign(campaign, null);
    else if (!channel.paused) {
      const report = await readCampaign(store, { workspace, campaign, now, brought: true });
      const gone = report.keywords.length === 0;
      const post = {
        key: resultKey(campaign),
        message: campaignMessage(report, 'posted', channel),
        expiresAt: now + 2 * DAY,
        purpose: 'digest',
      } as const;
      await store.reportCampaign(campaign, gone ? null : postTo(channel, post, now));
    }
  }
}

/** One of each end: a campaign that is ended anew has another. */
function resultKey({ id, to }: Campaign): string {
  return `campaign:${id}:${new Date(to).toISOString()}`;
}
