import { type Campaign, stateOf } from '../../listening/campaigns/campaign.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { HOUR, type Millis } from '../../listening/time.ts';
import { compose, joined, sentence, spaced } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type Message, plain, type Text } from '../message.ts';
import { unguarded, withCommands } from '../own-commands.ts';
import { channelRun } from '../runs.ts';
import { campaignSpan } from './campaign.ts';
import { campaignDay, nameOf } from './effect-words.ts';

/** Campaigns of a list; a menu has no more options. */
const SHOWN = 20;

/** Answer to `campaign`, the newest first. */
export function campaignList(campaigns: readonly Campaign[], now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const copy = words.campaigns;
  const add: Button = { label: copy.buttons.add, verb: 'campaign', args: { target: 'add' } };
  if (campaigns.length === 0) {
    const text: Text = [copy.list.empty, ' ', { command: copy.list.example }];
    return {
      language: locale.language,
      summary: plain(text),
      mood: 'plain',
      elements: [
        { kind: 'text', text },
        { kind: 'buttons', buttons: [{ ...add, style: 'primary' }] },
      ],
    };
  }
  const shown = campaigns.slice(0, SHOWN);
  const items = shown.map((campaign) => {
    const format = formatOf({ ...locale, timeZone: campaign.timeZone });
    const span = campaignSpan(campaign, words, format, now);
    return compose(
      copy.list.row,
      { bold: oneLine(campaign.name, 60) },
      span,
      copy.states[stateOf(campaign, now)],
    );
  });
  const left = campaigns.length - shown.length;
  const options = shown.map(({ id, name }) => ({ label: oneLine(name, 60), value: id }));
  const elements: Element[] = [
    { kind: 'heading', text: copy.list.title },
    { kind: 'list', items },
    ...(left > 0 ? [{ kind: 'note' as const, text: formatOf(locale).count(left, copy.list.more) }] : []),
    {
      kind: 'buttons',
      buttons: [add],
      menus: [{ label: copy.buttons.show, verb: 'campaign', args: { target: 'show' }, arg: 'name', options }],
    },
  ];
  return {
    language: locale.language,
    summary: `${copy.list.title}. ${plain(items[0]!)}`,
    mood: 'plain',
    elements,
  };
}

export interface AddedCampaign {
  campaign: Campaign;
  keywords: readonly Keyword[];
  channel: Channel;
  /** Competitors that could be its control, where it has none. */
  suggested: readonly Keyword[];
}

/** A campaign that is to come, or runs: what it changes, and when its result comes. */
export function campaignAdded(
  { campaign, keywords, channel, suggested }: AddedCampaign,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf({ ...locale, timeZone: campaign.timeZone });
  const copy = words.campaigns;
  const names = (of: readonly Keyword[]) => format.list(of.map(nameOf));
  const lead = sentence(copy.added(nameOf(campaign), campaignSpan(campaign, words, format)));
  const text = spaced([
    [{ bold: unguarded(lead) }],
    [unguarded(copy.expected(names(keywords)))],
    compose(copy.result, campaignDay(campaign, campaign.to + 9 * HOUR, format), channelRun(channel)),
  ]);
  return {
    language: locale.language,
    summary: unguarded(lead),
    mood: 'good',
    elements: [
      { kind: 'text', text },
      ...(suggested.length > 0
        ? [{ kind: 'note' as const, text: withCommands(copy.suggestControl(names(suggested))) }]
        : []),
      { kind: 'buttons', buttons: [show(campaign, words), undo(words)] },
    ],
  };
}

export function campaignEnded(campaign: Campaign, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf({ ...locale, timeZone: campaign.timeZone });
  const text = words.campaigns.ended(nameOf(campaign), campaignDay(campaign, campaign.to - HOUR, format));
  return answer(sentence(text), [show(campaign, words), undo(words)], locale);
}

export function campaignRemoved(campaign: Campaign, locale: Locale): Message {
  const words = copyOf(locale.language);
  return answer(words.campaigns.removed(nameOf(campaign)), [undo(words)], locale);
}

export function campaignUndone(campaign: Campaign, locale: Locale): Message {
  const words = copyOf(locale.language);
  return campaign.removedAt === undefined
    ? answer(words.campaigns.undone(nameOf(campaign)), [show(campaign, words)], locale)
    : answer(words.campaigns.removed(nameOf(campaign)), [], locale);
}

function answer(said: string, buttons: Button[], { language }: Locale): Message {
  const text = unguarded(said);
  return {
    language,
    summary: text,
    mood: 'good',
    elements: [
      { kind: 'text', text: joined([text]) },
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function show({ id }: Campaign, { campaigns }: Copy): Button {
  return { label: campaigns.buttons.showOne, verb: 'campaign', args: { target: 'show', name: id } };
}

function undo({ campaigns }: Copy): Button {
  return { label: campaigns.buttons.undo, verb: 'undo', args: {} };
}
