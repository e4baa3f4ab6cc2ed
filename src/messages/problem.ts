import type { UserError } from '../config/errors.ts';
import type { Language } from '../listening/channel.ts';
import { recognizeDialect } from '../listening/keywords/dialects/dialects.ts';
import type { QueryProblemCode } from '../listening/keywords/query/tree.ts';
import { bolded, compose } from './compose.ts';
import { type Copy, copyOf } from './languages/copy.ts';
import { languageOf } from './languages/index.ts';
import {
  choiceIn,
  choiceWords,
  optionIn,
  optionNamed,
  typedDuration,
  verbIn,
  verbNames,
} from './languages/vocabulary.ts';
import { zoneLabel } from './languages/zone-words.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';
import { guarded, unguarded, withCommands } from './own-commands.ts';
import { cardRun } from './runs.ts';

/** Whoever did not know how to type a command is shown a line that works. */
const SHOW_EXAMPLE: ReadonlySet<UserError['code']> = new Set(['missing-argument', 'too-many-arguments']);
/** Characters of a query around the place of its problem. */
const AROUND = 40;

/**
 * A mistake, for the person who made it: what happened, why, what to do next. For code `query` the params hold `query`
 * (as typed), `problem` (a QueryProblemCode), `fix` ('' = none) and the problem's own.
 * @param typed the line as typed, shown when it is not a query's own text
 * @param verb of the command that was meant
 */
export function problemMessage(
  error: UserError,
  { language }: Locale,
  typed?: string,
  verb?: string,
): Message {
  const words = copyOf(language);
  if (error.code === 'query') return queryProblem(error, words, language);
  const example = SHOW_EXAMPLE.has(error.code) ? exampleOf(error.params.verb ?? verb, words) : null;
  const params: UserError['params'] = {
    ...fitToFill(inLanguage(error, verb, language)),
    ...(example === null ? {} : { example }),
  };
  const { what, why, fix } = words.problems[error.code](params);
  const { number, alertId } = params;
  const about =
    number === undefined || alertId === undefined
      ? [what]
      : compose(
          (shown) => words.problems[error.code]({ ...params, number: shown }).what,
          cardRun({ number: Number(number), id: String(alertId) }),
        );
  const shown = about.flatMap((run) => (typeof run === 'string' ? withCommands(run) : [run]));
  const elements: Element[] = [
    { kind: 'text', text: [...bolded(shown), ...(why ? withCommands(` ${why}`) : [])] },
  ];
  if (typed !== undefined && error.position !== null) elements.push(pointer(typed, error.position));
  if (error.code === 'missing-argument' && error.params.choices !== undefined)
    elements.push({ kind: 'list', items: choiceList(String(error.params.choices), words, language) });
  if (example !== null)
    elements.push({
      kind: 'text',
      text: compose((shown) => words.problems[error.code]({ ...params, example: shown }).fix ?? '', {
        command: example,
      }),
    });
  else if (fix) elements.push({ kind: 'text', text: withCommands(fix) });
  return {
    language,
    summary: unguarded([what, why, fix].filter(Boolean).join(' ')),
    mood: 'warning',
    elements,
  };
}

/** The params as sentences may hold them: no word of theirs is a command of ours, and what is quoted stays in its quotes. */
function fitToFill(params: UserError['params']): UserError['params'] {
  const { name } = params;
  const filled = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? guarded(value) : value,
  ]);
  return {
    ...Object.fromEntries(filled),
    ...(name === undefined
      ? {}
      : { quotable: guarded(String(name).replace(/["\u201c-\u201f\u00ab\u00bb]/g, '')) }),
  };
}

/** A line that works, of the command that lacks something. */
function exampleOf(verb: string | number | undefined, { commands }: Copy): string | null {
  return commands[String(verb ?? '')]?.example ?? null;
}

/** Each choice as it is typed, with what it means where its name alone does not say it. */
function choiceList(choices: string, { alerts }: Copy, language: Language): Text[] {
  const meanings: Partial<Record<string, string>> = alerts.reasons;
  return choices.split(', ').map((choice) => {
    const typed = choiceIn(choice, language);
    const meaning = meanings[choice];
    return meaning === undefined || meaning === typed ? [{ code: typed }] : [{ code: typed }, ` ${meaning}`];
  });
}

/** The params with what people type called as it is in their language. */
function inLanguage(
  { code, params }: Pick<UserError, 'code' | 'params'>,
  invokedVerb: string | undefined,
  language: Language,
): UserError['params'] {
  const { verb, change, argument, option, flag, choices, words, problem, near, min, max, zones } = params;
  const of = String(verb ?? invokedVerb ?? '');
  const listing = new Intl.ListFormat(languageOf(language).intl, { type: 'disjunction' });
  const list = (names: string | number) =>
    listing.format(
      String(names)
        .split(', ')
        .map((choice) => choiceIn(choice, language)),
    );
  const length = (ms: string | number) => typedDuration(Number(ms), language);
  return {
    ...params,
    ...(verb === undefined ? {} : { command: verb, verb: verbIn(String(verb), language) }),
    ...(change === undefined ? {} : { change: verbIn(String(change), language) }),
    ...(argument === undefined
      ? {}
      : { asked: argument, argument: optionIn(of, String(argument), language) }),
    ...(option === undefined ? {} : { option: optionIn(of, String(option), language) }),
    ...(flag === undefined ? {} : { flag: optionIn(of, String(flag), language) }),
    ...(near === undefined ? {} : { near: nearIn(code, params, of, language) }),
    ...(choices === undefined ? {} : { choices: list(choices) }),
    ...(words === undefined ? {} : { words: list(words) }),
    ...(zones === undefined ? {} : { zones: zoneList(String(zones), language) }),
    ...((problem === 'duration' || problem === 'past-duration') && min !== undefined && max !== undefined
      ? { min: length(min), max: length(max) }
      : {}),
  };
}

/** What somebody may have meant: whatever language it resembles, the reader's own word for it. */
function nearIn(
  code: UserError['code'],
  { near = '', choices = '' }: UserError['params'],
  of: string,
  language: Language,
): string {
  const name = String(near);
  if (code === 'unknown-verb') {
    const verb = Object.keys(copyOf(language).commands).find((known) => verbNames(known).includes(name));
    return verb === undefined ? name : verbIn(verb, language);
  }
  if (code === 'unknown-flag') return optionIn(of, optionNamed(of, name), language);
  if (code !== 'bad-argument') return name;
  const choice = String(choices)
    .split(', ')
    .find((known) => choiceWords(known).includes(name));
  return choice === undefined ? name : choiceIn(choice, language);
}

/** Zones by their places, as one may type them. */
function zoneList(zones: string, language: Language): string {
  return zones
    .split(', ')
    .map((zone) => zoneLabel(zone, language))
    .join(', ');
}

function queryProblem({ params, position }: UserError, words: Copy, language: Language): Message {
  const { problems, cannotRead, instead } = words.query;
  const query = String(params.query ?? '');
  const explain = problems[params.problem as QueryProblemCode];
  const what = explain ? explain(params) : cannotRead;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: cannotRead }, ` ${what}`] }];
  if (query.trim() !== '' && position !== null) elements.push(pointer(query, position));
  const fix = String(params.fix ?? '');
  if (fix !== '') elements.push({ kind: 'text', text: [`${instead} `, { code: fix }] });
  const tool = recognizeDialect(query);
  if (tool !== null && tool !== 'list')
    elements.push({
      kind: 'buttons',
      buttons: [
        {
          label: words.translation.translate(words.translation.dialects[tool]),
          verb: 'translate',
          args: { target: query, from: tool },
        },
      ],
    });
  return {
    language,
    summary: [cannotRead, what, fix === '' ? '' : `${instead} ${fix}`].filter(Boolean).join(' '),
    mood: 'warning',
    elements,
  };
}

/** The text with carets under the place, as two lines of one width: `code` is the only kind of run that keeps it. */
function pointer(text: string, { start, end }: { start: number; end: number }): Element {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.max(end, start + 1) + AROUND);
  const lead = from > 0 ? '…' : '';
  const shown = `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replace(/\s/g, ' ');
  const length = Math.max(1, Math.min(end, to) - start);
  const carets = `${' '.repeat(lead.length + start - from)}${'^'.repeat(length)}`;
  return { kind: 'text', text: [{ code: `${shown}\n${carets}` }] };
}
