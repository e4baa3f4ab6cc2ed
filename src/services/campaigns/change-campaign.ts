import { randomUUID } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import { type Campaign, type CampaignGoal, stateOf } from '../../listening/campaigns/campaign.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import type { AuditRow, Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireOwner } from '../actor.ts';
import { foldWord } from '../nearest.ts';
import { expecting } from './expect-campaign.ts';
import { daysLater } from './read-campaign.ts';

const MOST_CAMPAIGNS = 100;
/** Longer ones are no campaign, and hours are kept for 13 months. */
const LONGEST_DAYS = 120;
const OLDEST = 180 * DAY;
/** What the audit calls its acts; their detail is its name. */
const ACTS: readonly string[] = ['add-campaign', 'end-campaign', 'remove-campaign'];

export function isCampaignAct(act: string): boolean {
  return ACTS.includes(act);
}

export interface NewCampaign {
  name: string;
  keywords: readonly Keyword[];
  controls: readonly Keyword[];
  /** A moment of its first day, and of its last. */
  from: Millis;
  to: Millis;
  goal: CampaignGoal;
  channel: Channel;
}

/**
 * Adds a campaign. While it lasts, alerts of its keywords expect it: so it takes the right to change them.
 * @throws UserError('bad-argument' | 'campaign-exists' | 'too-many-campaigns' | 'not-allowed')
 */
export async function addCampaign(store: Store, actor: Actor, added: NewCampaign): Promise<Campaign> {
  const { name, keywords, controls, goal, channel } = added;
  const { timeZone } = channel;
  const from = dayStart(added.from, timeZone);
  const to = daysLater(dayStart(added.to, timeZone), 1, timeZone);
  if (to <= from) throw new UserError('bad-argument', { argument: 'to', problem: 'order' });
  if (Math.round((to - from) / DAY) > LONGEST_DAYS)
    throw new UserError('bad-argument', { argument: 'to', problem: 'long-campaign', max: LONGEST_DAYS });
  if (from < actor.now - OLDEST)
    throw new UserError('bad-argument', { argument: 'from', problem: 'old-campaign', max: OLDEST / DAY });
  const both = controls.find(({ id }) => keywords.some((keyword) => keyword.id === id));
  if (both)
    throw new UserError('bad-argument', { argument: 'control', problem: 'own-control', typed: both.name });
  for (const keyword of keywords) requireOwner(actor, keyword.createdBy);
  const known = await standing(store, actor.workspaceId);
  const namesake = known.find((campaign) => foldWord(campaign.name) === foldWord(name));
  if (namesake) throw new UserError('campaign-exists', { name: namesake.name });
  if (known.length >= MOST_CAMPAIGNS) throw new UserError('too-many-campaigns', { max: MOST_CAMPAIGNS });
  const campaign: Campaign = {
    workspaceId: actor.workspaceId,
    id: randomUUID(),
    name,
    keywordIds: keywords.map(({ id }) => id),
    controlIds: controls.map(({ id }) => id),
    from,
    to,
    goal,
    timeZone,
    createdAt: actor.now,
    createdBy: actor.person,
    channelId: channel.id,
    // Of one that is over its result is the answer.
    reported: to <= actor.now,
  };
  await save(store, actor, campaign, auditRow(actor, 'add-campaign', campaign.id, name));
  return campaign;
}

/** Today is the last day of a campaign. @throws UserError('bad-argument' | 'not-allowed') */
export async function endCampaign(store: Store, actor: Actor, campaign: Campaign): Promise<Campaign> {
  requireOwner(actor, personId(campaign.createdBy));
  if (stateOf(campaign, actor.now) !== 'running')
    throw new UserError('bad-argument', { argument: 'target', problem: 'not-running', typed: campaign.name });
  const to = daysLater(dayStart(actor.now, campaign.timeZone), 1, campaign.timeZone);
  const ended = { ...campaign, to: Math.min(to, campaign.to), plannedTo: campaign.plannedTo ?? campaign.to };
  await save(store, actor, ended, auditRow(actor, 'end-campaign', campaign.id, campaign.name));
  return ended;
}

/** What is known of it goes, and alerts expect it no more. @throws UserError('not-allowed') */
export async function removeCampaign(store: Store, actor: Actor, campaign: Campaign): Promise<void> {
  requireOwner(actor, personId(campaign.createdBy));
  const audit = auditRow(actor, 'remove-campaign', campaign.id, campaign.name);
  await save(store, actor, { ...campaign, removedAt: actor.now }, audit);
}

/** Takes back one of these acts. @returns null when something else stands in its place by now */
export async function undoCampaignAct(
  store: Store,
  actor: Actor,
  { act, subject, detail }: AuditRow,
): Promise<Campaign | null> {
  const campaign = (await store.campaigns(actor.workspaceId)).find(({ id }) => id === subject);
  const before = campaign && beforeAct(campaign, act, actor.now);
  if (!campaign || !before) return null;
  requireOwner(actor, personId(campaign.createdBy));
  await save(store, actor, before, auditRow(actor, 'undo', subject, `${act} ${detail ?? ''}`.trim()));
  return before;
}

function beforeAct(campaign: Campaign, act: string, now: Millis): Campaign | null {
  const { removedAt, plannedTo, ...rest } = campaign;
  const planned = plannedTo === undefined ? {} : { plannedTo };
  switch (act) {
    case 'add-campaign':
      return removedAt === undefined ? { ...rest, ...planned, removedAt: now } : null;
    case 'end-campaign':
      return removedAt === undefined && plannedTo !== undefined && !campaign.reported
        ? { ...rest, to: plannedTo }
        : null;
    case 'remove-campaign':
      return removedAt === undefined ? null : { ...rest, ...planned };
    default:
      return null;
  }
}

/** Campaigns of a workspace that are not removed, the newest first. */
export async function standing(store: Store, workspaceId: string): Promise<Campaign[]> {
  return (await store.campaigns(workspaceId)).filter(({ removedAt }) => removedAt === undefined);
}

async function save(store: Store, actor: Actor, campaign: Campaign, audit: AuditRow): Promise<void> {
  const keywords = await store.keywords(actor.workspaceId);
  await store.saveCampaign(campaign, expecting(campaign, keywords, actor.now), audit);
}
