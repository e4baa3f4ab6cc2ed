import type { Alert } from '../../listening/alerts/alert.ts';
import {
  type Channel,
  channelId,
  type Group,
  type PeopleAndGroups,
  type Person,
  type Subscription,
} from '../../listening/channel.ts';
import type { Delivery } from '../../listening/delivery.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { alertCard, alertEvidence, alertPage, escalationCard } from '../../messages/alerts/alert.ts';
import { type AlertLine, alertThreadLine } from '../../messages/alerts/line.ts';
import type { Message } from '../../messages/message.ts';
import { idleQuestion } from '../../messages/triage/answer.ts';
import { cardKeys } from './alert-cards.ts';

/** A change of an alert that its channels are notified of. */
export type AlertHappening = {
  alert: Alert;
  keyword: Pick<Keyword, 'name'>;
  channels: readonly Channel[];
  now: Millis;
} & (
  | { what: 'raised'; subscriptions: readonly Subscription[] }
  /** Somebody raised it about a post, for `to`: its card is their answer, in these channels. */
  | { what: 'assigned'; in: readonly Channel[]; by: Person; to: Person }
  /**
   * Its figures moved. `cardsIn` are the ids of the channels that have a card of it; in those of `seenIn` it was sent, so
   * that news which deserve it can be posted again.
   */
  | { what: 'moved'; lines: readonly AlertLine[]; cardsIn: readonly string[]; seenIn?: readonly string[] }
  /** Somebody, or a timer, acted upon it. */
  | {
      what: 'acted';
      lines: readonly AlertLine[];
      cardsIn: readonly string[];
      /** Set when this action escalated it. */
      escalatedBy?: Person | 'timer';
      /** Set when its holder is to be asked whether they are still on it. */
      askHolder?: boolean;
    }
);

/** From this severity on, people are paged. */
const PAGES = 2;
/** News for which people are paged again. */
const WORTH_A_PAGE: readonly AlertLine['what'][] = ['grown', 'severer', 'again', 'wake'];

/** A card that could not be sent for a day is no news any more; the alert stays in `alerts`. */
const CARD_EXPIRES = DAY;

/**
 * Everything that is to be sent about an alert, to every channel that shows it: its card and evidence when raised, edits
 * of the cards and lines in their threads afterwards, the card in the escalation channels, the question to its holder.
 * The key of each delivery is unique, so that enqueuing twice sends once.
 */
export function alertDeliveries(happening: AlertHappening): Delivery<Message>[] {
  const { alert, channels } = happening;
  if (happening.what === 'raised') {
    return subscribers(alert, happening.subscriptions, channels).flatMap((channel) =>
      firstMessages(happening, channel),
    );
  }
  if (happening.what === 'assigned') {
    const line: AlertLine = { what: 'assign', by: happening.by, to: happening.to };
    return happening.in.flatMap((channel) => [
      ...firstMessages(happening, channel),
      threadLine(happening, channel, line, 0),
    ]);
  }
  const { lines } = happening;
  const withCard = channels.filter(({ id }) => happening.cardsIn.includes(id));
  const escalation =
    happening.what === 'acted' && happening.escalatedBy !== undefined
      ? escalationTargets(withCard, channels)
      : [];
  const updates = withCard.flatMap((channel) => [
    // A question to its holder changes nothing that the card shows.
    ...(happening.what === 'acted' && happening.askHolder ? [] : [edit(happening, channel)]),
    ...lines
      .map((line) => placed(line, channel, withCard, channels))
      .map((line, nth) => threadLine(happening, channel, line, nth)),
  ]);
  const escalated = escalation.map((channel) =>
    post(
      happening,
      channel,
      escalationCard(
        alert,
        happening.keyword.name,
        actorOf(happening),
        onCallFor(channel, withCard),
        channel,
      ),
    ),
  );
  return [...updates, ...pages(happening, withCard), ...escalated, ...questionToHolder(happening, withCard)];
}

/** What has become worse is posted in the channel too, where the severity pages and the card was sent already. */
function pages(happening: AlertHappening, withCard: readonly Channel[]): Delivery<Message>[] {
  if (happening.what !== 'moved' || happening.alert.severity > PAGES) return [];
  const { alert, seenIn } = happening;
  const lines = happening.lines.filter(({ what }) => WORTH_A_PAGE.includes(what));
  if (lines.length === 0) return [];
  return withCard
    .filter(({ id }) => seenIn?.includes(id))
    .map((channel) => ({
      ...base(happening, channel),
      key: `${pagesOf(alert)}${alert.version}:${channel.id}`,
      kind: 'post',
      root: null,
      message: alertPage(alert, happening.keyword.name, lines, pagedFor(alert, channel, withCard), channel),
      expiresAt: happening.now + CARD_EXPIRES,
      purpose: 'alert',
    }));
}

/** The beginning of the keys of an alert's pages. */
export function pagesOf({ id }: Pick<Alert, 'id'>): string {
  return `alert:${id}:page:`;
}

/** Whoever holds it, else who is on call. */
function pagedFor({ triage }: Alert, channel: Channel, withCard: readonly Channel[]): PeopleAndGroups {
  return triage.holder ? { people: [triage.holder], groups: [] } : onCallFor(channel, withCard);
}

function subscribers(
  alert: Alert,
  subscriptions: readonly Subscription[],
  channels: readonly Channel[],
): Channel[] {
  const ids = new Set(
    subscriptions
      .filter(({ alerts, keywordId }) => alerts && keywordId === alert.keywordId)
      .map((subscription) => subscription.channelId),
  );
  return channels.filter(({ id }) => ids.has(id));
}

function firstMessages(happening: AlertHappening, channel: Channel): Delivery<Message>[] {
  const { alert } = happening;
  const card = post(happening, channel, alertCard(alert, happening.keyword.name, channel));
  return [
    card,
    {
      ...base(happening, channel),
      key: `alert:${alert.id}:evidence:${channel.id}`,
      kind: 'reply',
      root: card.key,
      message: alertEvidence(alert, happening.keyword.name, channel),
      purpose: 'triage',
    },
  ];
}

function post(happening: AlertHappening, channel: Channel, message: Message): Delivery<Message> {
  return {
    ...base(happening, channel),
    key: cardKey(happening.alert, channel),
    kind: 'post',
    root: null,
    message,
    // Asked for by a person: no quiet hours, no budget.
    ...(happening.what === 'assigned'
      ? { expiresAt: null, purpose: 'answer' }
      : { expiresAt: happening.now + CARD_EXPIRES, purpose: 'alert' }),
  };
}

function edit(happening: AlertHappening, channel: Channel): Delivery<Message> {
  return {
    ...base(happening, channel),
    key: `alert:${happening.alert.id}:edit:${happening.alert.version}:${channel.id}`,
    kind: 'edit',
    root: cardKey(happening.alert, channel),
    message: alertCard(happening.alert, happening.keyword.name, channel),
    purpose: 'triage',
  };
}

function threadLine(
  happening: AlertHappening,
  channel: Channel,
  line: AlertLine,
  nth: number,
): Delivery<Message> {
  const { alert } = happening;
  return {
    ...base(happening, channel),
    key: `alert:${alert.id}:line:${alert.version}.${nth}-${line.what}:${channel.id}`,
    kind: 'reply',
    root: cardKey(alert, channel),
    message: alertThreadLine(alert, happening.keyword.name, line, channel),
    purpose: 'triage',
  };
}

/**
 * An escalation calls who is on call in its channel, or here when there is none or it shows the alert already. When the
 * timer has neither a channel nor a person, the thread says so instead; a person is updates in their answer.
 */
function placed(
  line: AlertLine,
  channel: Channel,
  withCard: readonly Channel[],
  channels: readonly Channel[],
): AlertLine {
  if (line.what !== 'escalate' && line.what !== 'remind') return line;
  const called = onCallFor(channel, withCard);
  if (line.what === 'remind') {
    if (!line.next) return line;
    const to = channel.escalateTo && channels.find(({ id }) => id === channelId(channel.escalateTo!));
    const whom = to ?? (called.people.length + called.groups.length > 0 ? 'on-call' : null);
    return { ...line, next: { ...line.next, whom } };
  }
  if (channel.escalateTo === null)
    return line.by === 'timer' && called.people.length + called.groups.length === 0
      ? { what: 'escalate-nowhere' }
      : { ...line, ping: called };
  return withCard.some(({ escalateTo }) => escalateTo !== null && channelId(escalateTo) === channel.id)
    ? { ...line, ping: called }
    : line;
}

/** Its own people and groups, and those of the channels that escalate to it. */
function onCallFor(channel: Channel, withCard: readonly Channel[]): PeopleAndGroups {
  const from = withCard.filter(
    ({ escalateTo }) => escalateTo !== null && channelId(escalateTo) === channel.id,
  );
  const all = [channel, ...from];
  return {
    people: distinct(all.flatMap(({ onCall }) => onCall)),
    groups: distinct(all.flatMap(({ onCallGroups }) => onCallGroups)),
  };
}

function distinct<T extends Person | Group>(named: readonly T[]): T[] {
  return [...new Map(named.map((one) => [`${one.platform}:${one.id}`, one])).values()];
}

function escalationTargets(withCard: readonly Channel[], channels: readonly Channel[]): Channel[] {
  const ids = new Set(
    withCard.flatMap(({ escalateTo }) => (escalateTo === null ? [] : [channelId(escalateTo)])),
  );
  return channels.filter((channel) => ids.has(channel.id) && !withCard.includes(channel));
}

function questionToHolder(happening: AlertHappening, withCard: readonly Channel[]): Delivery<Message>[] {
  const { alert } = happening;
  const { holder, idleAskedAt } = alert.triage;
  if (happening.what !== 'acted' || !happening.askHolder || !holder) return [];
  // A person is reached on their own platform; through any home of it that shows the alert.
  const near = withCard.find(({ ref }) => ref.platform === holder.platform);
  if (!near) return [];
  return [
    {
      ...base(happening, near),
      key: `alert:${alert.id}:idle:${idleAskedAt}`,
      kind: 'post',
      root: null,
      to: { platform: near.ref.platform, home: near.ref.home, channel: `@${holder.id}` },
      message: idleQuestion(alert, happening.keyword.name, near),
      purpose: 'answer',
    },
  ];
}

function base(
  { alert, now }: AlertHappening,
  channel: Channel,
): Omit<Delivery<Message>, 'key' | 'kind' | 'root' | 'message' | 'purpose'> {
  return {
    workspaceId: alert.workspaceId,
    channelId: channel.id,
    to: channel.ref,
    dueAt: now,
    expiresAt: null,
    severity: alert.severity,
    createdAt: now,
  };
}

/** The key of an alert's card in a channel. */
export function cardKey(alert: Pick<Alert, 'id'>, channel: Pick<Channel, 'id'>): string {
  return `${cardKeys(alert.id)}${channel.id}`;
}

function actorOf(happening: AlertHappening): Person | 'timer' {
  return happening.what === 'acted' && happening.escalatedBy ? happening.escalatedBy : 'timer';
}
