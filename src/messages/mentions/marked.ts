import type { Mark } from '../../listening/mentions/marks.ts';
import type { Hit } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, PostTarget, Run, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { labelName } from './label-name.ts';
import { aboutPost } from './post-actions.ts';

type Fact = { name: string; value: Text };

/** Why a hit is held back; nothing of one that is counted. */
export function heldFacts({ held }: Hit, { judgement, why }: Copy): Fact[] {
  if (!held) return [];
  const figures = held.detail === null ? '' : ` (${oneLine(held.detail, 120)})`;
  return [
    { name: judgement.heldBack, value: `${judgement.heldBecause(why.reasons[held.reason])}${figures}` },
  ];
}

/** Who corrected a hit, when, to what, and what the engine says. */
export function markFacts(
  hit: Hit,
  marks: readonly Mark[],
  mentionId: string,
  now: Millis,
  words: Copy,
  format: Format,
): Fact[] {
  const copy = words.judgement;
  const own = marks.filter((mark) => mark.mentionId === mentionId && mark.keywordId === hit.keywordId);
  if (own.length === 0) return [];
  const lines = own.map((mark): Run[] =>
    compose(
      copy.said,
      momentRun(mark.at, now, format),
      { person: named(mark.person) },
      markWords(mark, words),
      beforeWords(mark, hit, words),
    ),
  );
  return [{ name: copy.corrected, value: composeList(words.units.semicolon, lines) }];
}

function markWords(mark: Mark, words: Copy): string {
  const { marks } = words.judgement;
  if (mark.what === 'mood') return marks.mood(labelName(mark.value, words));
  return marks[mark.what][mark.value];
}

function beforeWords({ what }: Mark, { engine }: Hit, words: Copy): string {
  const copy = words.judgement;
  if (what === 'mood') return labelName(engine?.sentiment.label ?? null, words);
  return engine?.held ? copy.isHeld(words.why.reasons[engine.held.reason]) : copy.isCounted;
}

/** The tags and the star of a post. */
export function flagElements(
  flags: { tags: readonly string[]; starred: boolean } | undefined,
  { judgement, units }: Copy,
  format: Format,
): Element[] {
  const names = [
    ...(flags?.starred ? [judgement.star] : []),
    ...(flags?.tags ?? []).map((tag) => units.quote(oneLine(tag, 40))),
  ];
  return names.length === 0
    ? []
    : [{ kind: 'facts', facts: [{ name: judgement.flags, value: format.list(names) }] }];
}

export function restoreButton(post: PostTarget, { browse }: Copy): Element {
  return { kind: 'buttons', buttons: [{ label: browse.restore, verb: 'restore', args: aboutPost(post) }] };
}
