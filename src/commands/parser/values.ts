import { UserError } from '../../config/errors.ts';
import type { Channel, PeopleAndGroups, Person, Workspace } from '../../listening/channel.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { lastDue } from '../../listening/zoned.ts';
import type { Argument, LookupKind } from '../../messages/command-spec.ts';
import { clip } from '../../messages/foreign.ts';
import { choiceWords, typedWords } from '../../messages/languages/vocabulary.ts';
import { findAlert } from '../../services/alerts/find-alert.ts';
import { findItem } from '../../services/alerts/find-item.ts';
import { findKeyword } from '../../services/keywords/find-keyword.ts';
import { findPost } from '../../services/mentions/find-post.ts';
import { foldWord, nearest } from '../../services/nearest.ts';
import { type CatalogSource, findSource } from '../../services/sources/find-source.ts';
import type { ChannelName } from '../../services/workspaces/homes.ts';
import { knownPeople } from '../../services/workspaces/known-people.ts';
import type { Store } from '../../store/store.ts';
import type { ArgumentValue, Values } from '../command.ts';
import { withArgument } from '../context.ts';
import { readDayTime } from './day-times.ts';
import { keywordsNamed } from './keyword-names.ts';
import { readBeginning, readLength, withoutFilling } from './lengths.ts';
import { bareValue } from './markup.ts';
import { readMoment } from './moments.ts';
import { readPeople, readPerson, type Speaker } from './people.ts';
import { foldChoice, foldText, isHourly, withoutUnit } from './plain-words.ts';
import { readTime } from './times.ts';
import { timesBehind } from './value-length.ts';

/**
 * Needed to read a value: the store for names, and for posts as whoever asks sees them, the channel's zone for dates, the
 * platform's way to name things.
 */
export interface ValueContext {
  store: Store;
  posts: Store;
  sources: readonly CatalogSource[];
  workspace: Workspace;
  channel: Channel;
  person: Person;
  now: Millis;
  /** The channel a person named, made known when it was not. */
  channelNamed(raw: ChannelName): Promise<Channel | null>;
  findVerb(typed: string): string | null;
}

/**
 * Raw values as the command wants them. An empty value of an optional argument is as if it had not been given (forms
 * send those).
 * @throws UserError naming the argument
 */
export async function readValues(
  args: readonly Argument[],
  raw: Readonly<Record<string, string>>,
  context: ValueContext,
): Promise<Values> {
  const values: Record<string, ArgumentValue> = {};
  for (const argument of args) {
    const text = raw[argument.name];
    if (text === undefined || text.trim() === '') continue;
    values[argument.name] = await withArgument(argument.name, () =>
      readValue(argument, text.trim(), context, values).catch((error: unknown) => {
        const behind = args.filter((other) => mayEndName(other) && !raw[other.name]?.trim());
        return keywordAndMore(argument, text.trim(), behind, values, context, error);
      }),
    );
  }
  return values;
}

/** The time up to now that a command is about, or how often it is to come. */
function mayEndName(argument: Argument): boolean {
  if (argument.kind === 'choice') return argument.opens === true;
  return argument.kind === 'duration'
    ? argument.past === true
    : argument.kind === 'integer' && argument.unit !== undefined;
}

/**
 * `report kestrelbox last week`, `report kestrelbox weekly`: where no keyword is called so, its last words may be something else.
 * @throws what was refused
 */
async function keywordAndMore(
  argument: Argument,
  text: string,
  behind: readonly Argument[],
  values: Record<string, ArgumentValue>,
  context: ValueContext,
  refused: unknown,
): Promise<ArgumentValue> {
  const isUnknown = refused instanceof UserError && refused.code === 'keyword-not-found';
  if (!isUnknown || argument.kind !== 'lookup') throw refused;
  for (const other of behind)
    for (const { before, value } of timesBehind(text, other)) {
      const keyword = await readValue(argument, before, context).catch(() => null);
      if (keyword === null) continue;
      values[other.name] = await withArgument(other.name, () => readValue(other, value, context));
      return keyword;
    }
  throw refused;
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Letters and signs that are not shown: fillers of Hangul, the empty one of Braille. */
const BLANK = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** @param known what was read before it: the end of something depends on its beginning */
async function readValue(
  argument: Argument,
  text: string,
  context: ValueContext,
  known: Values = {},
): Promise<ArgumentValue> {
  const bad = (problem: string, more: Record<string, string | number> = {}): UserError =>
    new UserError('bad-argument', {
      argument: argument.name,
      problem,
      typed: clip(text, 60),
      ...more,
    });
  switch (argument.kind) {
    case 'text': {
      const max = argument.max ?? 500;
      if (text.length > max) throw bad('too-long', { max });
      // Nobody could see it, or find it again.
      if (!VISIBLE.test(text.replace(BLANK, ''))) throw bad('invisible');
      // What somebody writes to others is theirs, marks and all.
      return argument.runs ? text : bareValue(text, argument.verbatim === true);
    }
    case 'integer': {
      const { min, max } = argument;
      const counted = argument.unit ? withoutUnit(text, argument.unit) : text;
      const number = /^[+-]?\d{1,15}$/.test(counted)
        ? Number(counted)
        : ((argument.unit ? wholeDays(text) : null) ?? Number.NaN);
      if (!(number >= min && number <= max)) throw bad('integer', { min, max });
      return number;
    }
    case 'choice': {
      const choice = choiceOf(text, argument.choices);
      if (choice !== null) return choice;
      if (argument.choices.includes('daily') && isHourly(text)) throw bad('hourly');
      // `on` is one letter from `off`, and means the opposite.
      const near = typedWords('yes').includes(foldWord(text))
        ? null
        : nearest(text, argument.choices.flatMap(choiceWords));
      throw bad('choice', { choices: argument.choices.join(', '), ...(near === null ? {} : { near }) });
    }
    case 'flag':
      return text === 'true' || text === 'yes';
    case 'duration': {
      const word = choiceOf(text, argument.words ?? []);
      if (word !== null) return word;
      const ms = lengthOf(text, argument, context);
      if (!(ms >= argument.min && ms <= argument.max)) {
        const words: Record<string, string> = argument.words ? { words: argument.words.join(', ') } : {};
        const number = /^\d{1,5}$/.exec(text);
        const problem = number ? 'no-unit' : argument.past ? 'past-duration' : 'duration';
        throw bad(problem, { min: argument.min, max: argument.max, ...words });
      }
      return ms;
    }
    case 'time': {
      const time = argument.withDay ? readDayTime(text) : readTime(text);
      if (time === null) throw bad(argument.withDay ? 'day-time' : 'time');
      return time;
    }
    case 'moment': {
      const { dayAt, closest } = argument;
      const begins = argument.after === undefined ? undefined : known[argument.after];
      const when = {
        now: context.now,
        timeZone: context.channel.timeZone,
        ...(dayAt ? { dayAt } : {}),
        ...(closest ? { closest } : {}),
        ...(typeof begins === 'number' ? { after: begins } : {}),
      };
      const moment = readMoment(text, when);
      if (moment === null) throw bad('moment');
      return moment;
    }
    case 'channel': {
      const channel = /^(?:@|<[@!])/.test(text) ? null : await context.channelNamed(channelName(text));
      if (channel) return channel;
      const named = argument.orPeople ? await readPeople(text, speakerOf(context)) : null;
      if (named && !('nobody' in named)) return named;
      if (named && /^[@<]/.test(text)) throw bad('person', { typed: clip(named.nobody, 60) });
      throw new UserError('channel-not-found', { typed: channelName(text).name ?? text });
    }
    case 'person': {
      const person = await readPerson(text, speakerOf(context));
      if (person === null) throw bad('person');
      return person;
    }
    case 'people': {
      const word = choiceOf(text, argument.words ?? []);
      if (word !== null) return word;
      const none: PeopleAndGroups = { people: [], groups: [] };
      if (typedWords('nobody').includes(text.toLowerCase())) return none;
      const named = await readPeople(text, speakerOf(context), argument.only);
      if ('nobody' in named)
        throw bad(argument.only === 'groups' ? 'group' : 'person', { typed: clip(named.nobody, 60) });
      if (named.people.length + named.groups.length > argument.max)
        throw bad('many-people', { max: argument.max });
      return named;
    }
    case 'lookup': {
      if (argument.many) return keywordsNamed(await context.store.keywords(context.workspace.id), text);
      const bare = bareValue(text, false);
      // Something may really be called so.
      if (bare !== text)
        return lookUp(argument.of, text, context).catch(() => lookUp(argument.of, bare, context));
      return lookUp(argument.of, text, context);
    }
  }
}

async function lookUp(
  of: LookupKind,
  text: string,
  { store, posts, sources, workspace, findVerb }: ValueContext,
): Promise<ArgumentValue> {
  switch (of) {
    case 'keyword':
      return findKeyword(await store.keywords(workspace.id), text);
    case 'alert':
      return findAlert(store, workspace.id, text);
    case 'source':
      return findSource(sources, text);
    case 'post':
      return findPost(posts, workspace.id, text);
    case 'item':
      return findItem(store, posts, workspace.id, text);
    case 'verb': {
      const verb = findVerb(text);
      if (verb === null) throw new UserError('unknown-verb', { typed: text });
      return verb;
    }
  }
}

/** The choice of a word, exactly as it is called before any other name of another. */
function choiceOf(typed: string, choices: readonly string[]): string | null {
  // What is shortened may end with a dot: `lun.`
  const text = typed.replace(/\.$/, '');
  const folded = foldWord(text);
  return (
    choices.find((choice) => foldWord(choice) === folded) ??
    choices.find((choice) => choiceWords(choice).some((word) => foldWord(word) === folded)) ??
    // An option or a form sends `every day` as it was typed.
    choices.find((choice) => choiceWords(choice).some((word) => foldWord(word) === foldChoice(text))) ??
    null
  );
}

/** `4 weeks`, `a month` in days. */
function wholeDays(text: string): number | null {
  const length = readLength(text);
  return length !== null && length % DAY === 0 ? length / DAY : null;
}

/** A length of time; of one that goes up to now also its beginning. NaN when it is neither. */
function lengthOf(
  text: string,
  argument: Extract<Argument, { kind: 'duration' }>,
  context: ValueContext,
): number {
  const length = readLength(text);
  if (length !== null || !argument.past) return length ?? Number.NaN;
  const { now } = context;
  const { timeZone } = context.channel;
  const since = readBeginning(text, now, timeZone) ?? readPast(text, now, timeZone);
  // A day that has just begun is shorter than what a report takes.
  return since === null ? Number.NaN : Math.max(argument.min, now - since);
}

/** A date or a time of day that is over. */
function readPast(text: string, now: Millis, timeZone: string): Millis | null {
  if (/^\d+$/.test(text)) return null;
  const time = readTime(text);
  const moment =
    time === null
      ? readMoment(withoutFilling(foldText(text)), { now, timeZone, past: true })
      : lastDue(now, timeZone, time, null);
  return moment !== null && moment <= now ? moment : null;
}

/** `<#C1|veille>`, `#veille`, `veille` or a bare id. */
function channelName(text: string): ChannelName {
  const token = /^<#([A-Z0-9]+)(?:\|(.*))?>$/i.exec(text);
  if (token) return { id: token[1]!, name: token[2] ?? null };
  return text.startsWith('#') ? { id: null, name: text.slice(1) } : { id: text, name: text };
}

function speakerOf({ store, workspace, person }: ValueContext): Speaker {
  return { asker: person, known: () => knownPeople(store, workspace.id) };
}
