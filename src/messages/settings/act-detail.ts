import type { Language } from '../../listening/channel.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { copyOf } from '../languages/copy.ts';
import { choiceIn, verbIn } from '../languages/vocabulary.ts';
import { labelName } from '../mentions/label-name.ts';
import { plain, type Text } from '../message.ts';

const POST_ACTS: ReadonlySet<string> = new Set(['mark', 'restore', 'mute', 'unmute', 'undo']);
const MARK = /(?<=^|: )(?:(mood) (neg|neu|pos)|(about|spam) (yes|no))(?=;|$)/g;
const MUTED = /^(author|site)(?=\s|$)/;
const UNDONE = /^(\p{Ll}+) ?/u;

/** What the audit noted of an act about a post, in the words of whoever reads it; of other acts as it was noted. */
export function actDetail(act: string, detail: Text, language: Language): Text {
  if (act === 'charts') return choiceIn(plain(detail), language);
  if (!POST_ACTS.has(act)) return detail;
  const runs = typeof detail === 'string' ? [detail] : detail;
  return runs.map((run, nth) => (typeof run === 'string' ? inWords(act, run, nth === 0, language) : run));
}

function inWords(act: string, text: string, first: boolean, language: Language): string {
  if (act === 'undo' && first) {
    const undone = UNDONE.exec(text)?.[1] ?? '';
    const rest = text.slice(undone.length).trimStart();
    const name = copyOf(language).notices.auditActs;
    const called = (name as Partial<Record<string, string>>)[undone] ?? verbIn(undone, language);
    return [called, inWords(undone, rest, true, language)].join(' ').trimEnd();
  }
  const { judgement, units } = copyOf(language);
  const marks = text.replace(
    MARK,
    (_whole, mood, label: SentimentLabel, kind: 'about' | 'spam', value: 'yes' | 'no') =>
      mood ? judgement.marks.mood(labelName(label, { units })) : judgement.marks[kind][value],
  );
  return first && (act === 'mute' || act === 'unmute')
    ? marks.replace(MUTED, (what) => choiceIn(what, language))
    : marks;
}
