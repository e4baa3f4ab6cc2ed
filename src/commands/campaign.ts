import { CAMPAIGN_GOALS, type Campaign, type CampaignGoal } from '../listening/campaigns/campaign.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Millis } from '../listening/time.ts';
import {
  campaignAdded,
  campaignEnded,
  campaignList,
  campaignRemoved,
} from '../messages/campaigns/answers.ts';
import { campaignMessage } from '../messages/campaigns/campaign.ts';
import type { Argument } from '../messages/command-spec.ts';
import { addCampaign, endCampaign, removeCampaign, standing } from '../services/campaigns/change-campaign.ts';
import { findCampaign } from '../services/campaigns/find-campaign.ts';
import { readCampaign } from '../services/campaigns/read-campaign.ts';
import { keywordsOf } from '../services/digests/read-digest.ts';
import { findKeyword } from '../services/keywords/find-keyword.ts';
import { storeSeenBy } from '../services/seen-store.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, missingArgument, privately, withArgument } from './context.ts';

const name = { name: 'name', kind: 'text', max: 60, rest: true, implies: 'show' } satisfies Argument;
const keywords = { name: 'keywords', kind: 'text', max: 600, runs: true } satisfies Argument;
const to = { name: 'to', kind: 'moment', after: 'from', closest: true } satisfies Argument;

export const campaignCommand = defineCommand({
  verb: 'campaign',
  needs: {
    usually: 'look',
    given: { 'target:add': 'set-up', 'target:end': 'change', 'target:remove': 'change' },
  },
  group: 'read',
  form: true,
  postsHere: ['add'],
  args: [
    { name: 'target', kind: 'choice', positional: true, choices: ['list', 'add', 'show', 'end', 'remove'] },
    name,
    keywords,
    { name: 'from', kind: 'moment', closest: true },
    to,
    { name: 'control', kind: 'text', max: 600, runs: true },
    { name: 'goal', kind: 'choice', choices: CAMPAIGN_GOALS },
  ],
  run: async (context, values) => {
    const { store, workspace, actor, now, locale } = context;
    const asked = given<'list' | 'add' | 'show' | 'end' | 'remove'>(values, 'target');
    if (asked === 'add') return add(context, values);
    const campaigns = await standing(store, workspace.id);
    if (asked === undefined || asked === 'list') return privately(campaignList(campaigns, now, locale));
    const typed = given<string>(values, 'name');
    if (typed === undefined) throw missingArgument(name, 'campaign');
    const campaign = findCampaign(campaigns, typed);
    switch (asked) {
      case 'show':
        return shownReport(context, campaign);
      case 'end':
        return privately(campaignEnded(await endCampaign(store, actor, campaign), locale));
      case 'remove':
        await removeCampaign(store, actor, campaign);
        return privately(campaignRemoved(campaign, locale));
    }
  },
});

async function shownReport(
  { store, workspace, now, locale }: CommandContext,
  campaign: Campaign,
): Promise<Reply> {
  const report = await readCampaign(store, { workspace, campaign, now, brought: true });
  return privately(campaignMessage(report, 'asked', locale));
}

async function add(context: CommandContext, values: Values): Promise<Reply> {
  const { store, workspace, channel, actor, now, locale } = context;
  const called = given<string>(values, 'name')?.trim();
  if (!called) throw missingArgument(name, 'campaign');
  // Nobody learns by it of a keyword that they do not see.
  const seen = await storeSeenBy(store, actor);
  const all = await seen.keywords(workspace.id);
  const typed = given<string>(values, 'keywords');
  const own =
    typed === undefined
      ? (await keywordsOf(store, channel)).filter(({ kind }) => kind === 'campaign')
      : await withArgument('keywords', () => namedIn(all, typed));
  if (own.length === 0) throw missingArgument(keywords, 'campaign');
  const until = given<Millis>(values, 'to');
  if (until === undefined) throw missingArgument(to, 'campaign');
  const against = given<string>(values, 'control') ?? '';
  const controls = await withArgument('control', () => namedIn(all, against));
  const campaign = await addCampaign(store, actor, {
    name: called,
    keywords: own,
    controls,
    from: given<Millis>(values, 'from') ?? now,
    to: until,
    goal: given<CampaignGoal>(values, 'goal') ?? 'volume',
    channel,
  });
  if (campaign.reported) return shownReport({ ...context, store: seen }, campaign);
  const suggested =
    controls.length > 0
      ? []
      : all.filter(({ kind, id }) => kind === 'competitor' && !campaign.keywordIds.includes(id));
  return privately(
    campaignAdded({ campaign, keywords: own, channel, suggested: suggested.slice(0, 3) }, locale),
  );
}

/** Names with commas between them, each once. @throws UserError('keyword-not-found') */
function namedIn(all: readonly Keyword[], typed: string): Keyword[] {
  const names = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return [...new Map(names.map((part) => findKeyword(all, part)).map((found) => [found.id, found])).values()];
}
