import type { Person } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';
import { saveElement } from './save-element.ts';

interface ShownExclusion {
  what: 'author' | 'site' | 'term';
  key: string;
  name: string;
  person: Person;
  at: Millis;
}

/** More than these are too many for one message. */
const LISTED = 40;

/** What holds for every keyword of the workspace, newest first. */
export function exclusionsShown(exclusions: readonly ShownExclusion[], now: Millis, locale: Locale): Message {
  const { lists: copy, posts, units } = copyOf(locale.language);
  const format = formatOf(locale);
  if (exclusions.length === 0)
    return textMessage([copy.nothingOut, ' ', { command: copy.outExample }], 'plain', locale);
  const shown = exclusions.toReversed().slice(0, LISTED);
  const items = shown.map(
    ({ name, person, at }): Text => [
      { code: oneLine(name, 80) },
      ' ',
      ...compose(posts.muted.since, { person: named(person) }, momentRun(at, now, format)),
    ],
  );
  const more = exclusions.length - shown.length;
  return {
    language: locale.language,
    summary: copy.outTitle,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: copy.outTitle },
      { kind: 'list', items: more > 0 ? [...items, units.andMore(format.number(more))] : items },
      { kind: 'note', text: copy.outNote },
    ],
  };
}

/** @param undo names the act, to take it back; null = nothing was done */
export function excluded(
  {
    added,
    known,
    rejudged,
  }: { added: readonly ShownExclusion[]; known: readonly ShownExclusion[]; rejudged: readonly unknown[] },
  undo: string | null,
  locale: Locale,
): Message {
  const { lists: copy, units } = copyOf(locale.language);
  const format = formatOf(locale);
  if (added.length === 0) return textMessage(copy.outAlready(namesOf(known)), 'plain', locale);
  const summary = copy.out(namesOf(added));
  const past = copy.outPast(format.count(rejudged.length, units.mentions));
  return answer(summary, past, undo, locale);
}

export function included(
  removed: readonly ShownExclusion[],
  mentions: number,
  undo: string,
  locale: Locale,
): Message {
  const { lists: copy, units } = copyOf(locale.language);
  const past = copy.backPast(formatOf(locale).count(mentions, units.mentions));
  return answer(copy.back(namesOf(removed)), past, undo, locale);
}

function answer(summary: string, past: string, undo: string | null, locale: Locale): Message {
  const copy = copyOf(locale.language);
  const button: Button[] =
    undo === null ? [] : [{ label: copy.posts.buttons.undo, verb: 'undo', args: { of: undo } }];
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: summary }, ` ${past}`] },
    ...(button.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: button }]),
  ];
  return { language: locale.language, summary, mood: 'good', elements };
}

/** A keyword would lose its own name, or more than half: nothing was done yet. */
export function excludeAsks(
  wanted: readonly ShownExclusion[],
  risks: readonly { keyword: { name: string }; lost: number; counted: number; isName: boolean }[],
  typed: { words: string; authors: string; sites: string },
  locale: Locale,
): Message {
  const { lists: copy } = copyOf(locale.language);
  const format = formatOf(locale);
  const summary = copy.outAsks(namesOf(wanted));
  const args = {
    ...(typed.words === '' ? {} : { target: typed.words }),
    ...(typed.authors === '' ? {} : { author: typed.authors }),
    ...(typed.sites === '' ? {} : { site: typed.sites }),
    sure: 'true',
  };
  const items = risks.map(({ keyword, lost, counted, isName }): Text => {
    const name = oneLine(keyword.name, 60);
    return isName ? copy.outIsName(name) : copy.outLoses(name, format.number(lost), format.number(counted));
  });
  return {
    language: locale.language,
    summary,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: summary }] },
      { kind: 'list', items },
      saveElement({ label: copy.outSave, verb: 'exclude', args, style: 'danger' }, copy.saveTyped),
    ],
  };
}

function namesOf(exclusions: readonly ShownExclusion[]): string {
  return exclusions.map(({ name }) => oneLine(name, 60)).join(', ');
}
