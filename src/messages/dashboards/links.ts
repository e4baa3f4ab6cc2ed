import type { Channel, Person } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { named } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type Message, plain, type Run } from '../message.ts';
import { channelRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';

/** Links in one answer. */
const LISTED = 10;

export interface SharedLink {
  link: { number: number; until: Millis; createdBy: Person };
  channel: Pick<Channel, 'name' | 'ref'>;
}

/** A new link, for the person who asked: its address is not shown again. @param others that were there before */
export function dashboardLinkMade(
  { link, channel }: SharedLink,
  address: string,
  others: number,
  locale: Locale,
): Message {
  const { dashboard: copy } = copyOf(locale.language);
  const format = formatOf(locale);
  const until = untilRun(link, format);
  const text = compose(copy.linkMade, channelRun(channel), until);
  return {
    language: locale.language,
    // The summary may show up in a notification: the address is not in it.
    summary: plain(text),
    mood: 'good',
    elements: [
      { kind: 'text', text },
      { kind: 'text', text: [{ link: address, text: address }] },
      { kind: 'note', text: copy.linkNote },
      {
        kind: 'buttons',
        buttons: [
          revoke(link.number, copy.revoke),
          ...(others > 0
            ? [
                {
                  label: format.count(others, copy.otherLinks),
                  verb: 'dashboard',
                  args: { target: 'unlink' },
                },
              ]
            : []),
        ],
      },
    ],
  };
}

/** The links that are valid, each with what ends it. */
export function dashboardLinks(links: readonly SharedLink[], locale: Locale): Message {
  const words = copyOf(locale.language);
  const { dashboard: copy } = words;
  const format = formatOf(locale);
  if (links.length === 0) return textMessage(copy.noLinks, 'plain', locale);
  const summary = format.count(links.length, copy.links);
  const rest = links.length - LISTED;
  const elements = links.slice(0, LISTED).flatMap(({ link, channel }): Element[] => {
    const person: Run = { person: named(link.createdBy) };
    const until = untilRun(link, format);
    return [
      { kind: 'text', text: compose(copy.linkLine, String(link.number), channelRun(channel), until, person) },
      { kind: 'buttons', buttons: [revoke(link.number, copy.revoke)] },
    ];
  });
  return {
    language: locale.language,
    summary,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: summary },
      ...elements,
      ...(rest > 0 ? [{ kind: 'note', text: words.units.andMore(format.number(rest)) } as const] : []),
    ],
  };
}

export function dashboardLinkRevoked(number: number, locale: Locale): Message {
  return textMessage(copyOf(locale.language).dashboard.linkRevoked(String(number)), 'quiet', locale);
}

/** Always with its day: a link outlives the one on which it is made. */
function untilRun({ until }: SharedLink['link'], format: Format): Run {
  return { moment: until, text: format.moment(until), dated: true };
}

function revoke(number: number, label: string): Button {
  return { label, verb: 'dashboard', args: { target: 'unlink', number: String(number) }, style: 'danger' };
}
