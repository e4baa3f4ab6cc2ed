import type { Person } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mark } from '../../listening/mentions/marks.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, PostTarget, Run, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { labelName } from './label-name.ts';
import { mentionView } from './mentions.ts';
import { aboutPost } from './post-actions.ts';

/** Tags that one can take off from a menu. */
const TAGS = 25;

/** Everything people have said of a post, and as whose mention it is meant. */
export interface PostState {
  mention: Mention;
  target: PostTarget;
  hits: readonly { keyword: Pick<Keyword, 'id' | 'name'>; hit: Hit }[];
  marks: readonly Mark[];
  tags: readonly string[];
  star: { person: Person; at: Millis } | null;
  /** The author's name and the site, as far as they are muted. */
  muted: readonly string[];
}

/** A post, how it is judged, and everything that one can do with it. */
export function postSheet(state: PostState, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { mention, target } = state;
  const { post: _, ...view } = mentionView(mention, target.keyword, now, words, format);
  const { sheet } = words.posts;
  return {
    language: locale.language,
    summary: sheet.title,
    mood: 'plain',
    elements: [
      { kind: 'text', text: [{ bold: sheet.title }] },
      { kind: 'mention', mention: view },
      { kind: 'facts', facts: facts(state, now, words, format) },
      ...actions(state, words),
    ],
  };
}

function facts(
  { hits, marks, tags, star, muted }: PostState,
  now: Millis,
  words: Copy,
  format: Format,
): { name: string; value: Text }[] {
  const { sheet } = words.posts;
  const said = (mark: Mark | undefined): Run[] =>
    mark ? compose(sheet.by, { person: named(mark.person) }, momentRun(mark.at, now, format)) : [];
  return [
    ...hits.flatMap(({ keyword: { id, name }, hit }) => {
      const own = marks.filter(({ keywordId }) => keywordId === id);
      const mood = own.findLast(({ what }) => what === 'mood');
      const other = own.findLast(({ what }) => what !== 'mood');
      const counted =
        hit.held === null ? sheet.isCounted : sheet.heldBack(words.browse.reasons[hit.held.reason]);
      return [
        {
          name: sheet.mood,
          value: [sheet.toward(labelName(hit.sentiment.label, words), oneLine(name, 60)), ...said(mood)],
        },
        { name: sheet.counted, value: [sheet.toward(counted, oneLine(name, 60)), ...said(other)] },
      ];
    }),
    ...(tags.length === 0
      ? []
      : [{ name: sheet.tags, value: tags.map((tag) => oneLine(tag, 60)).join(', ') }]),
    ...(star === null
      ? []
      : [
          {
            name: sheet.star,
            value: compose(sheet.starBy, { person: named(star.person) }, momentRun(star.at, now, format)),
          },
        ]),
    ...(muted.length === 0
      ? []
      : [{ name: sheet.muted, value: muted.map((name) => oneLine(name, 60)).join(', ') }]),
  ];
}

function actions({ mention, target, hits, tags, star }: PostState, words: Copy): Element[] {
  const { buttons, muteSiteAsk, untag } = words.posts;
  const site = oneLine(mention.post.site, 60);
  const args = aboutPost(target);
  const mark = (label: string, as: string): Button => ({ label, verb: 'mark', args: { ...args, as } });
  const aside = hits.some(({ hit }) => hit.held !== null);
  const moods = [
    mark(buttons.negative, 'negative'),
    mark(buttons.neutral, 'neutral'),
    mark(buttons.positive, 'positive'),
    mark(buttons.notAboutUs, 'not-about-us'),
    mark(buttons.spam, 'spam'),
  ];
  const rest: Button[] = [
    ...(aside ? [mark(buttons.aboutUs, 'about-us')] : []),
    { label: buttons.tag, verb: 'tag', args },
    star === null
      ? { label: buttons.star, verb: 'star', args }
      : { label: buttons.unstar, verb: 'star', args: { ...args, off: 'true' } },
    { label: buttons.assign, verb: 'assign', args },
    { label: buttons.copy, verb: 'copy', args },
    ...(mention.post.author === null
      ? []
      : [{ label: buttons.muteAuthor, verb: 'mute', args: { ...args, what: 'author' } }]),
    {
      label: buttons.muteSite(site),
      verb: 'mute',
      args: { ...args, what: 'site' },
      // Of a network, that is everything.
      confirm: muteSiteAsk(site),
    },
  ];
  const untagging = {
    label: untag,
    verb: 'tag',
    args: { ...args, remove: 'true' },
    arg: 'tags',
    options: tags.slice(0, TAGS).map((tag) => ({ label: oneLine(tag, 60), value: tag })),
  };
  return [
    { kind: 'buttons', buttons: moods },
    { kind: 'buttons', buttons: rest, menus: tags.length === 0 ? [] : [untagging] },
  ];
}
