import type { Keyword } from '../../listening/keywords/keyword.ts';
import { keywordKey } from '../../listening/mentions/match-posts.ts';
import type { Store } from '../../store/store.ts';
import type { Audience } from './mention-deliveries.ts';

/** Reads all channels and subscriptions, again only when somebody has changed a setting since. */
export function audienceReader(store: Store): () => Promise<Audience> {
  let read: { at: number; audience: Promise<Audience> } | null = null;
  return () => {
    const at = store.settingsVersion();
    if (read?.at !== at) {
      const audience = audienceOf(store);
      read = { at, audience };
      audience.catch(() => {
        read = null;
      });
    }
    return read.audience;
  };
}

async function audienceOf(store: Store): Promise<Audience> {
  const channels = await store.allChannels();
  const workspaces = [...new Set(channels.map(({ workspaceId }) => workspaceId))];
  const subscriptions = (await Promise.all(workspaces.map((id) => store.subscriptions(id)))).flat();
  const keywords = new Map<string, Keyword>(
    (await store.allKeywords()).map((keyword) => [keywordKey(keyword), keyword]),
  );
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    subscriptions,
    keywords,
    feeds: await store.allFeeds(),
  };
}
