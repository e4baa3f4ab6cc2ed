import type { DeliveryErrorKind, Permission } from '../config/errors.ts';
import type { Channel, HomeRef, PlatformName } from '../listening/channel.ts';
import type { Delivery } from '../listening/delivery.ts';
import { groupBy } from '../listening/group.ts';
import { bolded, compose, joined } from './compose.ts';
import { clip, oneLine } from './foreign.ts';
import { formatOf } from './format.ts';
import { copyOf } from './languages/copy.ts';
import { type Element, type Message, plain, type Run, type Text } from './message.ts';
import { cardRun, channelRun, spanRuns, zoneRun } from './runs.ts';

/** A home with the name that people know it by. */
export type NamedHome = Pick<HomeRef, 'platform'> & { name: string };

/** How many of the deferred messages are shown by their summaries. */
const SHOWN = 3;

/**
 * Messages that a channel did not get one by one (quiet hours, an outage, its daily budget), in one message.
 * @param summarized at least one, oldest first
 */
export function catchUpNotice(
  summarized: readonly Pick<Delivery<Message>, 'purpose' | 'createdAt' | 'message'>[],
  channel: Pick<Channel, 'language' | 'timeZone'>,
): Message {
  const { language } = channel;
  const words = copyOf(language);
  const { notices, units } = words;
  const format = formatOf(channel);
  const [first, last] = [summarized[0]!.createdAt, summarized.at(-1)!.createdAt];
  const counts = [...groupBy(summarized, ({ purpose }) => purpose)].map(([purpose, rows]) =>
    format.count(rows.length, notices.purposes[purpose]),
  );
  const line = compose(notices.catchUp, format.list(counts), spanRuns(first, last, last, units, format));
  const isAlert = ({ purpose }: (typeof summarized)[number]) => purpose === 'alert';
  const alerts = summarized.filter(isAlert);
  const others = summarized.filter((row) => !isAlert(row));
  const latest = [...alerts.reverse(), ...others.reverse()]
    .slice(0, SHOWN)
    .map(({ message }) => clip(message.summary, 200));
  const elements: Element[] = [
    { kind: 'heading', text: notices.catchUpTitle },
    { kind: 'text', text: line },
    { kind: 'text', text: [{ bold: notices.catchUpShown }] },
    { kind: 'list', items: latest },
  ];
  if (alerts.length > 0)
    elements.push({ kind: 'buttons', buttons: [{ label: notices.catchUpButton, verb: 'alerts', args: {} }] });
  elements.push({ kind: 'note', text: [`${notices.catchUpReport} `, zoneRun(words, channel)] });
  return { language, summary: `${notices.catchUpTitle}. ${plain(line)}`, mood: 'plain', elements };
}

/** To a channel with open alerts, when the bot is there again. @param awayMs how long nobody could act through it */
export function backNotice(
  channel: Pick<Channel, 'language' | 'timeZone'>,
  open: number,
  awayMs: number,
): Message {
  const { notices, units } = copyOf(channel.language);
  const format = formatOf(channel);
  const text = notices.back(format.duration(awayMs), format.count(open, units.alerts));
  return {
    language: channel.language,
    summary: `${notices.backTitle}. ${text}`,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: notices.backTitle },
      { kind: 'text', text },
      { kind: 'buttons', buttons: [{ label: notices.catchUpButton, verb: 'alerts', args: {} }] },
    ],
  };
}

/**
 * To the owner of a channel that cannot be posted to, wherever they can still be reached; sent once.
 * @param lacks what the bot may not do there, where the platform names it
 */
export function channelPausedNotice(
  channel: Pick<Channel, 'language' | 'name' | 'ref'>,
  kind: DeliveryErrorKind,
  lacks: readonly Permission[] = [],
): Message {
  const { language } = channel;
  const { notices } = copyOf(language);
  // A platform does not show the name of a channel that is gone.
  const there = kind === 'no-channel' ? oneLine(channel.name, 60) : channelRun(channel);
  const missing = lacks.map((permission) => notices.permissions[permission]).join(', ');
  const why =
    missing === '' ? (notices.pausedBecause[kind] ?? notices.pausedOther) : notices.pausedLacks(missing);
  const title = compose(notices.pausedTitle, there);
  const again = compose(missing === '' ? notices.pausedFix : notices.pausedFixLacks, there);
  const fix: Text =
    kind === 'no-channel'
      ? [`${notices.pausedFixGone} `, { command: notices.pausedFixGoneCommand }]
      : joined([...again, ' ', { command: notices.pausedFixCommand }]);
  return {
    language,
    summary: `${plain(title)}. ${why}`,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [...bolded([...title, '.']), ` ${why}`] },
      { kind: 'text', text: fix },
      ...(kind === 'no-channel'
        ? []
        : [
            resumeButton(
              channel.ref,
              missing === '' ? notices.pausedFixButton : notices.pausedFixLacksButton,
            ),
          ]),
      { kind: 'note', text: notices.pausedMeans },
    ],
  };
}

/**
 * Something was not posted in a channel, and never will be.
 * @param answer the platform's, when it was not a fault of ours alone
 */
export function messageLostNotice(
  channel: Pick<Channel, 'language' | 'name' | 'ref'>,
  { key, message }: Pick<Delivery<Message>, 'key' | 'message'>,
  answer: string | null = null,
): Message {
  const { language } = channel;
  const { notices } = copyOf(language);
  const title = lostTitle(channel, message);
  const said: Element[] =
    answer === null
      ? []
      : [{ kind: 'note', text: [`${notices.lostAnswer} `, { code: oneLine(answer, 120) }] }];
  const why = answer === null ? notices.lostWhy : notices.lostRefused;
  return {
    language,
    summary: `${plain(title)}. ${why}`,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [...bolded([...title, '.']), ` ${why}`] },
      { kind: 'text', text: clip(message.summary, 200) },
      ...said,
      { kind: 'note', text: [`${notices.lostLog} `, { code: oneLine(withoutPlace(key), 120) }] },
    ],
  };
}

function lostTitle(channel: Pick<Channel, 'language' | 'name' | 'ref'>, { subject }: Message): Run[] {
  const { notices } = copyOf(channel.language);
  const there = channelRun(channel);
  if (!subject || !('alert' in subject)) return compose(notices.lostTitle, there);
  const number = cardRun({ number: subject.alert, id: subject.id });
  return subject.keyword === null
    ? compose(notices.lostAlertTitle, number, there)
    : compose(notices.lostAlertOn, number, oneLine(subject.keyword, 60), there);
}

const PLATFORMS: Readonly<Record<PlatformName, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  terminal: 'Terminal',
};

/** To a channel elsewhere: a home of its workspace does not accept the bot any more. */
export function cutOffNotice({ language }: Pick<Channel, 'language'>, home: NamedHome): Message {
  const { notices } = copyOf(language);
  const platform = PLATFORMS[home.platform];
  const title = notices.cutOffTitle(oneLine(home.name, 60), platform);
  const why = notices.cutOffWhy(platform);
  return {
    language,
    summary: `${title}. ${why}`,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: `${title}.` }, ` ${why}`] },
      { kind: 'text', text: notices.cutOffFix },
      { kind: 'note', text: notices.cutOffMeans },
    ],
  };
}

/** With what the line in the log begins; the ids of a place say nothing to people. */
function withoutPlace(key: string): string {
  return key.replace(/:(?:slack|discord|terminal):.*$/s, '');
}

function resumeButton({ platform, channel }: Channel['ref'], label: string): Element {
  const there = platform === 'terminal' ? `#${channel}` : `<#${channel}>`;
  return { kind: 'buttons', buttons: [{ label, verb: 'resume', args: { in: there }, style: 'primary' }] };
}
