import { randomBytes } from 'node:crypto';
import type { Router } from '../adapters/platform.ts';
import { UserError } from '../config/errors.ts';
import type { Log } from '../config/log.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import type { Channel, ChannelRef } from '../listening/channel.ts';
import type { Millis } from '../listening/time.ts';
import { secondCard } from '../messages/alerts/second-card.ts';
import { askedAlone, isLacking } from '../messages/command-spec.ts';
import { copyOf } from '../messages/languages/copy.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import { problemMessage } from '../messages/problem.ts';
import { QUERY_TOPIC } from '../messages/query-help.ts';
import { leadsToForm } from '../messages/question.ts';
import { textMessage } from '../messages/text-message.ts';
import { askingZone } from '../messages/time-zone.ts';
import { requireAbility } from '../services/actor.ts';
import { alertShownAs, placeCards } from '../services/alerts/card-places.ts';
import { pressedCard } from '../services/alerts/pressed-card.ts';
import { asShown } from '../services/as-shown.ts';
import { greet } from '../services/channels/greet.ts';
import { channelRemoved } from '../services/channels/pause-channel.ts';
import { type NamedPost, nameOfPost } from '../services/mentions/find-post.ts';
import { answered } from '../services/questions/ask.ts';
import { storeSeenBy } from '../services/seen-store.ts';
import { createHomes, type Defaults } from '../services/workspaces/homes.ts';
import { leaveHome } from '../services/workspaces/leave-home.ts';
import type { Store } from '../store/store.ts';
import type {
  CommandContext,
  CommandDefinition,
  CommandPorts,
  Invocation,
  Problem,
  Reply,
  Values,
} from './command.ts';
import { given, missingArgument, namesTime } from './context.ts';
import { commands } from './index.ts';
import { completions } from './parser/completions.ts';
import { topicNamed } from './parser/help-topics.ts';
import { findVerb } from './parser/parse.ts';
import { readValues } from './parser/values.ts';
import { readInput } from './read-input.ts';
import {
  actorOf,
  changes,
  channelIn,
  looks,
  namesItem,
  namesPost,
  requireRights,
  withOwner,
  withRightsInNamed,
} from './rights.ts';

export interface RouterParts {
  store: Store;
  now(): Millis;
  ports: CommandPorts;
  log: Log;
  defaults: Defaults;
}

function namedChannels({ args }: Pick<CommandDefinition, 'args'>, values: Values): Channel[] {
  return args.flatMap(({ kind, name }) => (kind === 'channel' ? channelIn(values, name) : []));
}

/** The values, with each channel among them as `replace` has it. */
function withChannels(
  { args }: CommandDefinition,
  values: Values,
  replace: (channel: Channel) => Channel,
): Values {
  const replaced = args
    .filter(({ kind }) => kind === 'channel')
    .flatMap(({ name }) => channelIn(values, name).map((channel) => [name, replace(channel)] as const));
  return { ...values, ...Object.fromEntries(replaced) };
}

/** Posts that somebody named, as a form can hold them: an address may be too long for it. */
function postNames({ args }: CommandDefinition, values: Values): Record<string, string> {
  const posts = args.filter(({ kind }) => kind === 'lookup');
  return Object.fromEntries(
    posts.flatMap(({ name }) => {
      const value = given<NamedPost>(values, name);
      return typeof value === 'object' && 'mention' in value ? [[name, nameOfPost(value)]] : [];
    }),
  );
}

function postsAfter({ args, postsHere }: CommandDefinition, values: Values, here: ChannelRef): ChannelRef[] {
  const named = namedChannels({ args }, values);
  if (named.length > 0) return named.map(({ ref }) => ref);
  const target = given<string>(values, 'target') ?? '';
  return postsHere === true || postsHere?.includes(target) ? [here] : [];
}

/** What a pressed card says from now on, when it came twice. */
async function copyPressed(
  { store, workspace, invocation: { pressed }, now, channel }: CommandContext,
  values: Values,
): Promise<Message | null> {
  const alert = Object.values(values).find(
    (value): value is Alert => typeof value === 'object' && 'triage' in value,
  );
  if (!pressed || !alert) return null;
  if (!(await pressedCard(store, alert, pressed, now))) return null;
  return placeCards(store, workspace.id, secondCard(alert, channel.language), channel.ref);
}

/**
 * One way in for everything people do, whatever the platform: finds the workspace and the channel, reads and checks the
 * values, authorizes from what is stored, runs the command once per delivery, and turns every failure into a private
 * message.
 */
export function createRouter(parts: RouterParts): Router {
  const { store, ports, log, defaults } = parts;
  const homes = createHomes(store, defaults);

  const handle = async (invocation: Invocation): Promise<Reply> => {
    let locale: Locale = {
      language: invocation.language ?? defaults.language,
      timeZone: invocation.timeZone ?? defaults.timeZone,
    };
    let workspaceId: string | null = null;
    let verb = '';
    let command: CommandDefinition | null = null;
    let rawArgs: Readonly<Record<string, string>> = {};
    const typed = 'text' in invocation.input ? invocation.input.text : undefined;
    try {
      const now = parts.now();
      const { platform, home } = invocation.home;
      if (
        invocation.onceKey !== null &&
        !(await store.once(`${platform}:${home}:${invocation.onceKey}`, now))
      )
        return { ...failure(new UserError('stale-button'), locale), repeated: true };
      const workspace = await homes.workspaceOf(invocation, now);
      workspaceId = workspace.id;
      const channel = await homes.channelOf(workspace, invocation);
      locale = {
        language: invocation.language ?? channel.language,
        timeZone: invocation.timeZone ?? channel.timeZone,
        ...(channel.charts && { charts: channel.charts }),
      };
      const { definition, args: sent } = readInput(invocation);
      verb = definition.verb;
      command = definition;
      const answer =
        sent.answer === undefined ? null : await answered(store, workspace.id, verb, sent.answer);
      const args = answer?.args ?? sent;
      if (answer && leadsToForm(sent)) {
        const message = textMessage(copyOf(locale.language).keywords.asking.inForm, 'plain', locale);
        return { visibility: 'private', message, form: { verb, values: args } };
      }
      rawArgs = args;
      const asker = actorOf(invocation, workspace, now);
      if (definition.needs === 'admin') requireAbility(asker, 'admin', channel, { verb });
      const restricted = looks(definition) || namesPost(definition);
      const seen = restricted || namesItem(definition) ? await storeSeenBy(store, asker) : store;
      const visible = restricted ? seen : store;
      const values = await readValues(definition.args, args, {
        store: visible,
        posts: seen,
        sources: ports.sources(),
        workspace,
        channel,
        person: invocation.person,
        now,
        channelNamed: (raw) => homes.channelNamed(workspace, invocation.home, raw, invocation),
        // A word for the language of queries, before a word from other tools for a verb.
        findVerb: (name) =>
          topicNamed(name) === QUERY_TOPIC
            ? QUERY_TOPIC
            : (findVerb(name, commands)?.verb ?? topicNamed(name)),
      });
      rawArgs = { ...args, ...postNames(definition, values) };
      const named = namedChannels(definition, values);
      const actor = await withRightsInNamed(asker, invocation, named);
      const setUp = requireRights(definition, values, actor, channel);
      await homes.remember(named);
      // A button may ask for a value by leaving it empty.
      const asks =
        invocation.origin === 'button' ? definition.args.find(({ name }) => args[name] === '') : undefined;
      const missing =
        asks ?? definition.args.find((argument) => isLacking(argument, (name) => values[name] !== undefined));
      if (missing) throw missingArgument(missing, verb);
      const { person } = invocation;
      const taken = await homes.takeCharge(setUp, invocation);
      const inCharge = (named: Channel): Channel => taken.find(({ id }) => id === named.id) ?? named;
      const context: CommandContext = {
        // What is changed is checked against all that is there: a name may be taken.
        store: changes(definition, values) ? store : visible,
        workspace,
        channel: inCharge(channel),
        invocation,
        person,
        actor,
        args,
        locale,
        now,
        ports,
        commands,
      };
      const closes = await copyPressed(context, values);
      const ran = await definition.run(context, withChannels(definition, values, inCharge));
      if (answer) await store.endQuestion(workspace.id, answer.question);
      const asked = namesTime(definition, values) ? askingZone(ran.message, channel, locale) : ran.message;
      const message = await asShown(store, workspace.id, asked, channel.ref);
      const reply = { ...ran, message };
      const postsIn = postsAfter(definition, values, channel.ref);
      return { ...reply, ...(postsIn.length === 0 ? {} : { postsIn }), ...(closes ? { closes } : {}) };
    } catch (error) {
      if (error instanceof UserError) {
        const failed = failure(await withOwner(store, workspaceId, error), locale, command, typed);
        const reply =
          workspaceId === null
            ? failed
            : {
                ...failed,
                message: await placeCards(store, workspaceId, failed.message, invocation.channel),
              };
        const asks =
          error.code === 'missing-argument' &&
          (command?.form === true ||
            (invocation.origin === 'button' && command !== null && askedAlone(command, rawArgs) !== null));
        return asks ? { ...reply, form: { verb, values: rawArgs } } : reply;
      }
      const reference = randomBytes(3).toString('hex').toUpperCase();
      log.error('command failed', error, { reference, verb, platform: invocation.home.platform });
      return failure(new UserError('unexpected', { reference }), locale);
    }
  };

  return {
    commands,
    handle,
    complete: async (invocation, argument, typed) => {
      if ('text' in invocation.input) return [];
      const definition = findVerb(invocation.input.verb, commands);
      const spec = definition?.args.find(({ name }) => name === argument);
      if (spec?.kind !== 'lookup') return [];
      const workspace = await store.workspaceOf(invocation.home);
      if (!workspace) return [];
      const actor = actorOf(invocation, workspace, parts.now());
      return completions(spec.of, typed, {
        many: spec.many === true,
        store: await storeSeenBy(store, actor),
        sources: ports.sources(),
        workspaceId: workspace.id,
        commands,
        now: parts.now(),
        language: invocation.language ?? workspace.language,
      });
    },
    met: async (place, how) => {
      try {
        const now = parts.now();
        const workspace = await homes.workspaceOf(place, now);
        const actor = actorOf(place, workspace, now);
        await greet(store, actor, await homes.channelOf(workspace, place), place.channel, how);
      } catch (error) {
        log.error('greeting failed', error, { platform: place.home.platform, how });
      }
    },
    alertShownAs: (message) => alertShownAs(store, message),
    homeRemoved: (home) => leaveHome(store, home, parts.now()),
    channelRemoved: (ref, reason) => channelRemoved(store, ref, reason, parts.now()),
  };
}

function failure(
  error: UserError,
  locale: Locale,
  command: CommandDefinition | null = null,
  typed?: string,
): Reply {
  return {
    visibility: 'private',
    message: problemMessage(error, locale, typed, command?.verb),
    problem: problemOf(error, command),
  };
}

/** Which argument a refusal is about, and where in its value. @param definition null = no command was understood */
function problemOf(error: UserError, definition: CommandDefinition | null): Problem {
  const { code, params, position } = error;
  const named = definition?.args.find(({ name }) => name === params.argument || name === params.option);
  // A command reads one query at most, and only a query has places of its own; others are places in the typed line.
  const query =
    code === 'query'
      ? definition?.args.find((argument) => argument.kind === 'text' && argument.verbatim)
      : undefined;
  return { code, argument: (query ?? named)?.name ?? null, position: code === 'query' ? position : null };
}
