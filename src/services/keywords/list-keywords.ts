import type { Channel, Workspace } from '../../listening/channel.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { KeywordRow } from '../../messages/keywords/list.ts';
import type { Store } from '../../store/store.ts';

/** The keywords of a workspace with their week and their channels. @param only the channel whose keywords are wanted */
export async function listKeywords(
  store: Store,
  workspace: Workspace,
  only: Channel | undefined,
  now: Millis,
): Promise<KeywordRow[]> {
  const names = new Map((await store.channels(workspace.id)).map(({ id, name }) => [id, name]));
  const subscriptions = await store.subscriptions(workspace.id);
  const channelsOf = (keywordId: string) =>
    subscriptions
      .filter((subscription) => subscription.keywordId === keywordId)
      .map(({ channelId }) => channelId);
  const keywords = (await store.keywords(workspace.id)).filter(
    ({ id }) => !only || channelsOf(id).includes(only.id),
  );
  const totals = await store.totals(
    workspace.id,
    keywords.map(({ id }) => id),
    now - 7 * DAY,
    now,
  );
  const week = new Map(totals.map(({ keywordId, total }) => [keywordId, total]));
  return keywords.map((keyword) => ({
    keyword,
    week: week.get(keyword.id) ?? 0,
    channels: channelsOf(keyword.id).flatMap((id) => names.get(id) ?? []),
  }));
}
