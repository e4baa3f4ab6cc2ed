import type { Person } from '../../listening/channel.ts';
import type { ImportOutcome } from '../../listening/sources/import/import.ts';
import type { Millis } from '../../listening/time.ts';
import { knownName } from '../channel-name.ts';
import { joined } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import { verbIn } from '../languages/vocabulary.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';
import { actDetail } from './act-detail.ts';

const ERRORS_SHOWN = 10;

/** Result of an import, or of its trial. */
export function importMessage(file: string, outcome: ImportOutcome, trial: boolean, locale: Locale): Message {
  const { commands, units, webhooks } = copyOf(locale.language);
  const copy = commands.import.answer;
  const format = formatOf(locale);
  const name = oneLine(file, 80);
  const title = trial ? copy.trial(name) : copy.title(name);
  const summaryOf = trial ? copy.trialSummary : copy.summary;
  const summary = summaryOf(format.count(outcome.read, units.posts), format.number(outcome.stored));
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: title }] },
    {
      kind: 'facts',
      facts: [
        { name: copy.read, value: format.number(outcome.read) },
        {
          name: trial ? copy.wouldStore : copy.stored,
          value: format.number(outcome.stored),
        },
        { name: copy.known, value: format.number(outcome.known) },
        { name: copy.unmatched, value: format.number(outcome.unmatched) },
        { name: copy.dropped, value: format.number(outcome.dropped) },
      ],
    },
  ];
  if (outcome.errors.length > 0) {
    const items = outcome.errors
      .slice(0, ERRORS_SHOWN)
      .map(({ line, problem }) => copy.line(String(line), webhooks.problems[problem]));
    const rest = outcome.errors.length - items.length;
    if (rest > 0) items.push(units.andMore(format.number(rest)));
    elements.push({ kind: 'text', text: [{ bold: copy.errors }] }, { kind: 'list', items });
  }
  if (!trial) elements.push({ kind: 'note', text: copy.alerts });
  return {
    language: locale.language,
    summary: `${title}. ${summary}`,
    mood: outcome.errors.length > 0 ? 'warning' : 'good',
    elements,
  };
}

/** Asked before everything about an author is forgotten. */
export function forgetQuestion(authorKey: string, locale: Locale): Message {
  const copy = copyOf(locale.language).commands.forget.answer;
  const author = oneLine(authorKey, 80);
  const summary = copy.ask(author);
  return {
    language: locale.language,
    summary,
    mood: 'warning',
    elements: [
      { kind: 'text', text: summary },
      {
        kind: 'buttons',
        buttons: [
          {
            label: copy.button,
            verb: 'forget',
            args: { target: authorKey, yes: 'true' },
            style: 'danger',
            confirm: copy.confirm(author),
          },
        ],
      },
    ],
  };
}

/** @param mentions how many lost name and text */
export function forgottenMessage(authorKey: string, mentions: number, locale: Locale): Message {
  const { commands, units } = copyOf(locale.language);
  const copy = commands.forget.answer;
  const author = oneLine(authorKey, 80);
  const text =
    mentions === 0
      ? copy.nobody(author)
      : copy.done(author, formatOf(locale).count(mentions, units.mentions));
  return textMessage(text, 'quiet', locale);
}

/** Who did what, newest first. */
export function auditMessage(
  rows: readonly {
    at: Millis;
    person: Person | 'timer' | 'bot';
    act: string;
    /** null = an alert that went with its keyword. */
    subject: Text | null;
    detail: Text;
  }[],
  now: Millis,
  locale: Locale,
): Message {
  const { notices } = copyOf(locale.language);
  const format = formatOf(locale);
  const { auditColumns: columns, auditTitle, auditEmpty } = notices;
  const known: Partial<Record<string, string>> = notices.auditActs;
  const who = (person: Person | 'timer' | 'bot') =>
    person === 'timer' ? notices.timer : person === 'bot' ? notices.bot : knownName(oneLine(person.name, 40));
  const elements: Element[] = [{ kind: 'heading', text: auditTitle }];
  if (rows.length === 0) elements.push({ kind: 'text', text: auditEmpty });
  else {
    elements.push({
      kind: 'table',
      caption: auditTitle,
      columns: [columns.when, columns.who, columns.act, columns.subject, columns.detail],
      rows: rows.map(({ at, person, act, subject, detail }) => [
        [momentRun(at, now, format)],
        who(person),
        oneLine(known[act] ?? verbIn(act, locale.language), 24),
        clipped(subject ?? notices.auditGone, 40),
        clipped(actDetail(act, detail, now, locale), 60),
      ]),
      numeric: [false, false, false, false, false],
    });
  }
  const summary = rows.length === 0 ? `${auditTitle}. ${auditEmpty}` : auditTitle;
  return { language: locale.language, summary, mood: 'plain', elements };
}

/** Runs of the platform's own stay whole; words are cut. */
function clipped(text: Text, max: number): Text {
  if (typeof text === 'string') return oneLine(text, max);
  return joined(text.map((run) => (typeof run === 'string' ? spacedLine(run, max) : run)));
}

/** One line that keeps the spaces between it and its neighbors. */
function spacedLine(text: string, max: number): string {
  const line = oneLine(text, max);
  if (line === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${line}${/\s$/.test(text) ? ' ' : ''}`;
}
