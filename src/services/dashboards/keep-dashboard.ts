import { createHash } from 'node:crypto';
import type { Channel } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import type { Millis } from '../../listening/time.ts';
import { dashboardEnded } from '../../messages/dashboards/answers.ts';
import { dashboardMessage } from '../../messages/dashboards/dashboard.ts';
import type { DashboardView } from '../../messages/dashboards/view.ts';
import type { Message } from '../../messages/message.ts';
import type { Dashboard } from '../../store/store.ts';

/** A dashboard to be kept, and the delivery that shows its present state. */
export interface Keeping {
  dashboard: Dashboard;
  delivery: Delivery<Message>;
}

const OF_CHANNEL = 'dashboard:channel:';

/**
 * What a kept dashboard shows. One of a channel never comes to show the whole workspace, even when the channel hears of no
 * keyword any more: nobody has decided that all who read it may see that. Left out: as `scopeOf` says.
 */
export function keptScope({ root }: Dashboard): { scope?: 'channel' } {
  return root.startsWith(OF_CHANNEL) ? { scope: 'channel' } : {};
}

/** A new one for a channel. */
export function firstDashboard(view: DashboardView, channel: Channel, keptBy: string, now: Millis): Keeping {
  const message = dashboardMessage(view, 'kept', channel);
  const root = `${view.scope.what === 'channel' ? OF_CHANNEL : 'dashboard:'}${channel.id}:${now}`;
  return {
    dashboard: {
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      root,
      shown: fingerprint(message),
      shownAt: now,
      keptBy,
    },
    // Asked for by a person: no quiet hours, no budget.
    delivery: postTo(channel, { key: root, message, expiresAt: null, purpose: 'answer' }, now),
  };
}

/** The same one as it should read now. */
export function nextDashboard(
  view: DashboardView,
  channel: Channel,
  before: Dashboard,
  now: Millis,
): Keeping {
  const message = dashboardMessage(view, 'kept', channel);
  return {
    dashboard: { ...before, shown: fingerprint(message), shownAt: now },
    delivery: edit(before, channel, message, now),
  };
}

/** The last state of the message, once it is no longer kept. */
export function lastDashboard(channel: Channel, before: Dashboard, now: Millis): Delivery<Message> {
  return edit(before, channel, dashboardEnded(channel), now);
}

function edit({ root }: Dashboard, channel: Channel, message: Message, now: Millis): Delivery<Message> {
  const key = `${root}:edit:${now}`;
  return {
    ...postTo(channel, { key, message, expiresAt: null, purpose: 'answer' }, now),
    kind: 'edit',
    root,
  };
}

/** Of the content; the note with the time is no news. */
function fingerprint(message: Message): string {
  const news = message.elements.filter(
    (element, at) => element.kind !== 'note' || at < message.elements.length - 1,
  );
  return createHash('sha256')
    .update(JSON.stringify([message.language, news]))
    .digest('base64url');
}
