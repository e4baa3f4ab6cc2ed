import { UserError } from '../../config/errors.ts';
import type { Alert } from '../../listening/alerts/alert.ts';
import { samePerson } from '../../listening/alerts/triage.ts';
import type { Channel } from '../../listening/channel.ts';
import { may } from '../../listening/rights.ts';
import { channelNameOf } from '../../messages/channel-name.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, standingOf } from '../actor.ts';
import { cardsOf } from './alert-cards.ts';

/** Channels that a refusal names. */
const NAMED = 3;

/**
 * Who acts on an alert sees a channel that shows it, or holds it; admins see everything.
 * @throws UserError('not-allowed') that names where it is shown
 */
export async function requireSight(store: Store, actor: Actor, alert: Alert): Promise<void> {
  const { rights, admin, person } = actor;
  if (!rights || admin || samePerson(alert.triage.holder, person)) return;
  const shown = await channelsShowing(store, alert);
  if (shown.length === 0 || shown.some((channel) => may('act', standingOf(actor, channel), rights.rules)))
    return;
  const names = shown.slice(0, NAMED).map(({ name }) => name);
  throw new UserError('not-allowed', {
    who: 'act',
    number: alert.number,
    channels: names.map(channelNameOf).join(', '),
    platform: rights.home.platform,
  });
}

/** Those with its card, and those that get the alerts of its keyword. */
async function channelsShowing(store: Store, alert: Alert): Promise<Channel[]> {
  const subscribed = (await store.subscriptions(alert.workspaceId))
    .filter(({ keywordId, alerts }) => alerts && keywordId === alert.keywordId)
    .map(({ channelId }) => channelId);
  const ids = new Set([...(await cardsOf(store, alert)), ...subscribed]);
  return (await store.channels(alert.workspaceId)).filter(({ id }) => ids.has(id));
}
