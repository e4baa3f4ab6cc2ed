import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { ReportSchedule } from '../../listening/reports/schedule.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import { choiceIn, optionIn, verbIn } from '../languages/vocabulary.ts';
import type { Locale } from '../locale.ts';
import { labelName } from '../mentions/label-name.ts';
import type { Text } from '../message.ts';
import { whenWords } from '../reports/schedules.ts';
import { momentRun } from '../runs.ts';

interface Reader {
  locale: Locale;
  copy: Copy;
  format: Format;
  now: Millis;
}

type InWords = (text: string, reader: Reader) => Text;

const MARK = /(?<=^|: )(?:(mood) (neg|neu|pos)|(about|spam) (yes|no))(?=;|$)/g;
const MUTED = /(?<=^|, )(author|site)(?=[\s,]|$)/g;
const UNDONE = /^(\p{Ll}[\p{Ll}-]*) ?/u;
const WEEKLY = /^([1-7]) (\d\d:\d\d)$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAILY = /^\d\d:\d\d$/;
const REPORT = /^(\d+): (daily|weekly|monthly) (?:(\d+) )?(\d\d:\d\d) (pdf|html|csv|xlsx)$/;
const ASKED_OF_RULE = /^(.*: )([a-z-]+(?:, [a-z-]+)*)$/s;

const marks: InWords = (text, { copy: { judgement, units } }) =>
  text.replace(MARK, (_whole, mood, label: SentimentLabel, kind: 'about' | 'spam', value: 'yes' | 'no') =>
    mood ? judgement.marks.mood(labelName(label, { units })) : judgement.marks[kind][value],
  );

const muted: InWords = (text, { locale }) => text.replace(MUTED, (what) => choiceIn(what, locale.language));

const outcome: InWords = (text, { copy }) => named(copy.alerts.reasons, text) ?? text;

const report: InWords = (text, { copy, format }) => {
  const [, number, cadence, day = '1', at = '', kind] = REPORT.exec(text) ?? [];
  if (number === undefined) return text;
  const when = { cadence: cadence as ReportSchedule['cadence'], day: Number(day), at };
  return copy.units.colon(
    number,
    `${copy.reportFiles.formats[kind as ReportSchedule['format']]} ${whenWords(when, copy, format)}`,
  );
};

/** What each act notes in words of the code; whatever else it notes are names, numbers and what people wrote. */
const IN_WORDS: Partial<Record<string, InWords>> = {
  mark: marks,
  restore: marks,
  learn: marks,
  mute: muted,
  unmute: muted,
  exclude: muted,
  include: muted,
  undo: undone,
  resolve: outcome,
  dismiss: outcome,
  snooze: (text, { copy: { triage }, format, now }) => {
    const until = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
    if (text === 'calm') return triage.untilCalm;
    return Number.isNaN(until) ? text : compose(triage.until, momentRun(until, now, format));
  },
  wake: (text, { copy }) => named(copy.settings.woken, text) ?? text,
  digest: (text, { copy: { settings }, format }) => {
    const [, day, at] = WEEKLY.exec(text) ?? [];
    if (day !== undefined && at !== undefined) return settings.weekly(format.weekday(Number(day)), at);
    if (DAILY.test(text)) return settings.daily(text);
    return text === 'off' ? settings.digestOff : text;
  },
  alert: (text, { locale }) => {
    const [, keyword, options] = ASKED_OF_RULE.exec(text) ?? [];
    if (keyword === undefined || options === undefined) return text;
    const asked = options.split(', ').map((option) => optionIn('alert', option, locale.language));
    return `${keyword}${asked.join(', ')}`;
  },
  'report-on': report,
  'report-change': report,
  'report-off': report,
  charts: (text, { locale }) => choiceIn(text, locale.language),
  'forget-lessons': (text, { locale }) => choiceIn(text, locale.language),
  'pause-channel': (text, { copy }) => named(copy.notices.pausedBecause, text.replace(/: .*$/s, '')) ?? text,
};

/** What the audit noted of an act, in the words of whoever reads it. */
export function actDetail(act: string, detail: Text, now: Millis, locale: Locale): Text {
  const reader = { locale, copy: copyOf(locale.language), format: formatOf(locale), now };
  const inWords = Object.hasOwn(IN_WORDS, act) ? IN_WORDS[act] : undefined;
  if (inWords === undefined) return detail;
  if (typeof detail === 'string') return inWords(detail, reader);
  // Behind the first name only marks are left to say.
  const later = inWords === marks || inWords === undone ? marks : (text: string) => text;
  return detail.flatMap((run, nth) => {
    const text = typeof run === 'string' ? (nth === 0 ? inWords : later)(run, reader) : run;
    return Array.isArray(text) ? text : [text];
  });
}

function undone(text: string, reader: Reader): Text {
  const act = UNDONE.exec(text)?.[1];
  if (act === undefined) return text;
  const rest = text.slice(act.length).trimStart();
  const { copy, locale } = reader;
  const verb = Object.hasOwn(copy.commands, act) ? verbIn(act, locale.language) : act;
  const name = named(copy.notices.auditActs, act) ?? verb;
  const inWords = act !== 'undo' && Object.hasOwn(IN_WORDS, act) ? IN_WORDS[act] : undefined;
  const more = inWords?.(rest, reader) ?? rest;
  return typeof more === 'string' ? `${name} ${more}`.trimEnd() : [`${name} `, ...more];
}

/** The words for what the code calls so; null where it is none of these. */
function named(words: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(words, name) ? words[name]! : null;
}
