import type { Alert } from '../listening/alerts/alert.ts';
import { samePerson } from '../listening/alerts/triage.ts';
import type { Channel } from '../listening/channel.ts';
import type { Mention } from '../listening/mentions/mention.ts';
import type { Store } from '../store/store.ts';
import { type Actor, personId, standingOf } from './actor.ts';
import { cardsOf } from './alerts/alert-cards.ts';

/**
 * Whether somebody sees a channel: a direct conversation is its person's own, and one of another home is shared by the
 * link between the homes.
 */
export function seesChannel(actor: Actor, channel: Channel): boolean {
  const { rights, person, admin } = actor;
  const { platform, home, channel: id } = channel.ref;
  if (admin) return true;
  if (id.startsWith('@')) return platform === person.platform && id === `@${person.id}`;
  if (!rights || platform !== rights.home.platform || home !== rights.home.home) return true;
  return standingOf(actor, channel) !== 'unseen';
}

/**
 * What a store holds as somebody sees it, for commands that look: without the keywords that only channels hear of which
 * they cannot see, and without the alerts of those, unless a channel that they see shows one, or they hold it. A limit
 * counts what is seen.
 */
export async function storeSeenBy(store: Store, actor: Actor): Promise<Store> {
  const { workspaceId, person } = actor;
  if (actor.admin) return store;
  const seen = new Set(
    (await store.channels(workspaceId)).filter((channel) => seesChannel(actor, channel)).map(({ id }) => id),
  );
  const subscriptions = await store.subscriptions(workspaceId);
  const unseen = new Set(
    (await store.keywords(workspaceId))
      .filter(({ id, createdBy }) => {
        const heard = subscriptions.filter(({ keywordId }) => keywordId === id);
        return (
          createdBy !== personId(person) &&
          heard.length > 0 &&
          !heard.some(({ channelId }) => seen.has(channelId))
        );
      })
      .map(({ id }) => id),
  );
  if (unseen.size === 0) return store;

  const isShown = async (alert: Alert): Promise<boolean> =>
    !unseen.has(alert.keywordId) ||
    samePerson(alert.triage.holder, person) ||
    (await cardsOf(store, alert)).some((id) => seen.has(id));
  const shown = async (alert: Alert | null) => (alert && (await isShown(alert)) ? alert : null);
  const isMention = ({ hits }: { hits: readonly { keywordId: string }[] }) =>
    hits.some(({ keywordId }) => !unseen.has(keywordId));
  const seenMention = (mention: Mention | null) => (mention && isMention(mention) ? mention : null);
  return {
    ...store,
    keywords: async (id) => (await store.keywords(id)).filter((keyword) => !unseen.has(keyword.id)),
    // Figures of one that is not seen are in those of all.
    campaigns: async (id) =>
      (await store.campaigns(id)).filter(({ keywordIds, controlIds }) =>
        [...keywordIds, ...controlIds].every((keyword) => !unseen.has(keyword)),
      ),
    alerts: async (id, { limit = Number.POSITIVE_INFINITY, ...filter }) => {
      const found: Alert[] = [];
      for (const alert of await store.alerts(id, filter)) {
        if (found.length >= limit) break;
        if (await isShown(alert)) found.push(alert);
      }
      return found;
    },
    alert: async (id, alertId) => shown(await store.alert(id, alertId)),
    alertByNumber: async (id, number) => shown(await store.alertByNumber(id, number)),
    mention: async (id, mentionId) => seenMention(await store.mention(id, mentionId)),
    mentionByRow: async (id, row) => seenMention(await store.mentionByRow(id, row)),
    mentionsAt: async (id, url) => (await store.mentionsAt(id, url)).filter(isMention),
    findMentions: async (id, words, limit) => {
      for (let asked = limit; ; asked *= 4) {
        const found = await store.findMentions(id, words, asked);
        const seen = found.filter(isMention);
        if (seen.length >= limit || found.length < asked) return seen.slice(0, limit);
      }
    },
  };
}
