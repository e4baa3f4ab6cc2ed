import type { Campaign } from '../listening/campaigns/campaign.ts';
import type { Delivery } from '../listening/delivery.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow } from './rows.ts';

export interface CampaignStore {
  /** The newest first, by when they begin; those that were removed of late are among them, and say so. */
  campaigns(workspaceId: string): Promise<Campaign[]>;
  /** Of all workspaces, those whose result is still to be posted. */
  unreportedCampaigns(): Promise<Campaign[]>;
  /** A campaign as it is now, and its keywords with what is expected of them, in one batch. */
  saveCampaign(campaign: Campaign, keywords: readonly Keyword[], audit: AuditRow): Promise<void>;
  /** Its result: posted once, whatever happens in between. @param delivery null = there is nowhere to post it */
  reportCampaign(campaign: Campaign, delivery: Delivery<Message> | null): Promise<void>;
}
