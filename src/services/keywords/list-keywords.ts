import type { Channel, Workspace } from '../../listening/channel.ts';
import { addedDuring, everythingWasRead } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { KeywordRow } from '../../messages/keywords/list.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { readCoverage } from '../digests/read-coverage.ts';
import { seesChannel } from '../seen-store.ts';
import { readListening } from './read-dependence.ts';

/**
 * The keywords of a workspace with their week and their channels, as far as whoever asks sees those.
 * @param only the channel whose keywords are wanted
 */
export async function listKeywords(
  store: Store,
  actor: Actor,
  workspace: Workspace,
  only: Channel | undefined,
  now: Millis,
): Promise<KeywordRow[]> {
  const channels = new Map((await store.channels(workspace.id)).map((channel) => [channel.id, channel]));
  const subscriptions = await store.subscriptions(workspace.id);
  const channelsOf = (keywordId: string) =>
    subscriptions
      .filter((subscription) => subscription.keywordId === keywordId)
      .map(({ channelId }) => channelId);
  const keywords = (await store.keywords(workspace.id)).filter(
    ({ id }) => !only || channelsOf(id).includes(only.id),
  );
  const period = { from: now - 7 * DAY, to: now };
  const totals = await store.totals(
    workspace.id,
    keywords.map(({ id }) => id),
    period.from,
    period.to,
  );
  const listening = await readListening(store, workspace, period.from, now);
  const rows: KeywordRow[] = [];
  for (const [index, keyword] of keywords.entries()) {
    const total = totals[index]?.total ?? 0;
    const coverage =
      total > 0 ? null : await readCoverage(store, workspace.id, [keyword], period, listening, now);
    const known =
      coverage === null ||
      (everythingWasRead({ period, coverage }) &&
        addedDuring({ period, keywords: [{ keyword }] }).length === 0);
    rows.push({
      keyword,
      week: known ? total : null,
      channels: channelsOf(keyword.id)
        .flatMap((id) => channels.get(id) ?? [])
        .filter((channel) => seesChannel(actor, channel)),
    });
  }
  return rows;
}

/** @param only the channel whose keywords are wanted */
export async function keywordsHeardIn(
  store: Store,
  workspaceId: string,
  only: Channel | undefined,
): Promise<Keyword[]> {
  const keywords = await store.keywords(workspaceId);
  if (!only) return keywords;
  const heard = new Set(
    (await store.subscriptions(workspaceId))
      .filter(({ channelId }) => channelId === only.id)
      .map(({ keywordId }) => keywordId),
  );
  return keywords.filter(({ id }) => heard.has(id));
}
