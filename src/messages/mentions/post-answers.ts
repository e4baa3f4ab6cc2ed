import type { HeldReason, SentimentLabel } from '../../listening/mentions/mention.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Message, type PostTarget, plain, type Text } from '../message.ts';
import { guarded, withCommands } from '../own-commands.ts';
import { labelName } from './label-name.ts';
import { aboutPost } from './post-actions.ts';

/** A keyword as whose mention a post was judged anew, by name. */
interface Judged {
  name: string;
  before: SentimentLabel | null;
  /** Why it is not counted now; null = it is. */
  held: HeldReason | null;
  changed: boolean;
}

/** What was done with a post, for the answer to the person who did it. */
export type PostAnswer =
  | { what: 'mood'; mood: SentimentLabel; judged: readonly Judged[] }
  | { what: 'about' | 'spam'; value: 'yes' | 'no'; judged: readonly Judged[] }
  | { what: 'restored'; judged: readonly Judged[] }
  | { what: 'tagged' | 'untagged'; tags: readonly string[] }
  | { what: 'starred' | 'unstarred'; changed: boolean }
  | {
      what: 'muted';
      whom: 'author' | 'site';
      name: string;
      keyword: string | null;
      posts: number;
      changed: boolean;
    }
  | {
      what: 'unmuted';
      name: string;
      keyword: string | null;
      posts: number;
      /** Keywords for which the same one is muted still; null = for all. */
      left: readonly (string | null)[];
    };

/**
 * Private confirmation, with the way back.
 * @param undo names the act for `undo`; null = there is nothing to take back
 */
export function postAnswer(
  answer: PostAnswer,
  post: PostTarget | null,
  undo: string | null,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const text: Text = withCommands(answerText(answer, words, formatOf(locale)));
  const { buttons } = words.posts;
  const next: Button[] = [
    ...(undo === null ? [] : [{ label: buttons.undo, verb: 'undo', args: { of: undo } }]),
    ...(post ? [{ label: buttons.more, verb: 'mark', args: aboutPost(post) }] : []),
  ];
  return {
    language: locale.language,
    summary: plain(text),
    mood: undo === null ? 'plain' : 'good',
    elements: [
      { kind: 'text', text },
      ...(next.length > 0 ? [{ kind: 'buttons' as const, buttons: next }] : []),
    ],
  };
}

function answerText(answer: PostAnswer, words: Copy, format: Format): string {
  const { done } = words.posts;
  const namesOf = (judged: readonly Judged[]) => format.list(judged.map(({ name }) => nameOf(name)));
  switch (answer.what) {
    case 'mood': {
      const mood = labelName(answer.mood, words);
      const changed = answer.judged.filter((hit) => hit.changed);
      const lines = answer.judged.map((hit) =>
        hit.changed && hit.before !== answer.mood
          ? done.mood(mood, nameOf(hit.name), labelName(hit.before, words))
          : done.moodSame(mood, nameOf(hit.name)),
      );
      const counted = changed.filter(({ held, before }) => held === null && before !== answer.mood);
      return [
        ...lines,
        ...(counted.length > 0 ? [done.moodOver(namesOf(counted))] : []),
        ...aside(answer.judged),
      ].join(' ');
    }
    case 'about':
      return answer.value === 'no'
        ? done.notAbout(namesOf(answer.judged))
        : counted(answer.judged, done.about);
    case 'spam':
      return answer.value === 'yes'
        ? done.spam(namesOf(answer.judged))
        : counted(answer.judged, done.notSpam);
    case 'restored':
      return answer.judged.some(({ changed }) => changed)
        ? counted(
            answer.judged.filter(({ changed }) => changed),
            done.restored,
          )
        : done.counted(namesOf(answer.judged));
    case 'tagged':
    case 'untagged': {
      if (answer.tags.length === 0) return done.taggedSame[answer.what === 'tagged' ? 'on' : 'off'];
      return done[answer.what](answer.tags.map((tag) => words.units.quote(nameOf(tag))).join(', '));
    }
    case 'starred':
    case 'unstarred':
      return answer.changed ? done[answer.what] : done.starSame[answer.what === 'starred' ? 'on' : 'off'];
    case 'muted': {
      const name = nameOf(answer.name);
      if (!answer.changed) return done.mutedSame(name);
      return [
        (answer.whom === 'author' ? done.mutedAuthor : done.mutedSite)(name),
        ...(answer.keyword === null ? [] : [done.mutedFor(nameOf(answer.keyword))]),
        ...(answer.posts === 0 ? [] : [done.mutedPast(format.count(answer.posts, words.units.posts))]),
      ].join(' ');
    }
    case 'unmuted':
      return [
        done.unmuted(nameOf(answer.name)),
        ...(answer.keyword === null ? [] : [done.mutedFor(nameOf(answer.keyword))]),
        ...(answer.posts === 0 ? [] : [done.unmutedPast(format.count(answer.posts, words.units.posts))]),
        ...(answer.left.length === 0
          ? []
          : [
              done.stillMuted(
                format.list(
                  answer.left.map((left) => (left === null ? words.posts.muted.everywhere : nameOf(left))),
                ),
              ),
            ]),
      ].join(' ');
  }

  /** Whatever else still holds it back is said. */
  function counted(judged: readonly Judged[], phrase: (names: string) => string): string {
    const free = judged.filter(({ held }) => held === null);
    return [...(free.length > 0 ? [phrase(namesOf(free))] : []), ...aside(judged)].join(' ');
  }

  function aside(judged: readonly Judged[]): string[] {
    return judged.flatMap(({ name, held }) =>
      held === null ? [] : [done.stillAside(nameOf(name), words.browse.reasons[held])],
    );
  }
}

/** Names of authors are foreign: no word of them is a command of ours. */
function nameOf(name: string): string {
  return guarded(oneLine(name, 60));
}
