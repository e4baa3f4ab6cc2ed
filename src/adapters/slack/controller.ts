import { randomUUID } from 'node:crypto';
import type { CommandDefinition, Reply } from '../../commands/command.ts';
import { parseLine } from '../../commands/parser/parse.ts';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import type { Router } from '../platform.ts';
import { createAnswer } from './answer.ts';
import { forSdk } from './block.ts';
import type { Cards } from './cards.ts';
import type { createDeliverer } from './deliver.ts';
import { fieldErrors, formView } from './forms.ts';
import { createHome } from './home.ts';
import { invocationOf, type Origin, type SlackContext } from './inbound.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { liveForm, REFILLED } from './live-form.ts';
import { withBars } from './missing-access.ts';
import { createPeople } from './people.ts';
import type { Press } from './press.ts';
import { deliveryError, type WebClient } from './web-client.ts';
import { windowOf } from './window.ts';
import { SLACK_WORDS } from './words.ts';

export interface DeskParts {
  router: Router;
  send: ReturnType<typeof createDeliverer>['send'];
  linked: Cards['linked'];
  clientOf(home: string): Promise<WebClient>;
  /** What people call the workspace: commands tell its address at best, events its id only. */
  nameOf(home: string): Promise<string | null>;
  clock: Clock;
  log: Log;
  admins: readonly string[];
  language: Language;
}

/** What to tell Slack about a sent form: errors beside its fields, or nothing (it closes). */
export type FormAck = { response_action: 'errors'; errors: Record<string, string> } | undefined;

/** Where somebody acted: `window` is a modal of ours by its id. */
export type Surface = { kind: 'conversation' } | { kind: 'home' } | { kind: 'window'; id: string };

/** Between Slack's deliveries and the router: asks it, and shows its answers the way Slack shows things. */
export function createController({
  router,
  send,
  linked,
  clientOf,
  nameOf,
  clock,
  log,
  admins,
  language,
}: DeskParts) {
  const people = createPeople(clock, admins);
  const answer = createAnswer({ send, linked, log });
  const knows = (verb: string) => router.commands.find((one) => one.verb === verb);

  const ask = async (
    context: SlackContext,
    client: WebClient,
    input: { text: string } | { verb: string; args: Readonly<Record<string, string>> },
    origin: 'typed' | 'button' | 'form',
  ): Promise<Reply> => {
    const [profile, homeName] = await Promise.all([
      people(client, context.home.home, context.person.id),
      nameOf(context.home.home),
    ]);
    const named = { ...context, homeName: homeName ?? context.homeName };
    const reply = await router.handle(invocationOf(named, profile, input, origin, context.trigger));
    const parsed = 'text' in input ? parseLine(input.text, router.commands) : { ok: true as const, ...input };
    return parsed.ok ? withBars(context, client, parsed, reply) : reply;
  };

  const home = createHome({
    clock,
    log,
    clientOf,
    linked,
    dashboard: async (context, client) => {
      const verb = knows('dashboard') ? 'dashboard' : 'list';
      const { message } = await ask({ ...context, trigger: null }, client, { verb, args: {} }, 'button');
      return message;
    },
  });

  /** The language of who asks, where we know it in time. */
  const languageOf = async (context: SlackContext, client: WebClient): Promise<Language> =>
    (await people(client, context.home.home, context.person.id)).language ?? language;

  const openForm = async (
    context: SlackContext,
    client: WebClient,
    verb: string,
    values: Readonly<Record<string, string>>,
    spoken: Language,
    above = false,
  ): Promise<void> => {
    const definition = knows(verb);
    if (!definition || context.trigger === null) return;
    const origin: Origin = {
      verb,
      channel: context.channel.channel,
      channelName: context.channelName,
      responseUrl: context.responseUrl,
      thread: context.thread,
      filled: 0,
    };
    const previews = verb === 'add' && knows('preview') !== undefined;
    const refills = REFILLED.has(verb);
    const form = formView({ definition, values, origin, language: spoken, previews, preview: null, refills });
    const view = { ...form, blocks: forSdk(form.blocks) };
    try {
      await (above ? client.views.push : client.views.open)({ trigger_id: context.trigger, view });
    } catch (error) {
      log.warn('form not opened', { verb, kind: deliveryError(error).kind });
      const text = SLACK_WORDS[spoken].uninvited;
      const message: Message = {
        language: spoken,
        summary: text,
        mood: 'warning',
        elements: [{ kind: 'text', text }],
      };
      await answer(context, client, { visibility: 'private', message }, randomUUID());
    }
  };

  /** Where there is no conversation to answer in: the answer is a window, or takes the place of the one it came from. */
  const showWindow = async (
    context: SlackContext,
    client: WebClient,
    reply: Reply,
    window: string | null,
  ): Promise<void> => {
    const view = windowOf(reply);
    const shown =
      window === null
        ? client.views.open({ trigger_id: context.trigger ?? '', view })
        : client.views.update({ view_id: window, view });
    await shown.catch(() => answer(context, client, reply, randomUUID()));
  };

  const respond = async (
    context: SlackContext,
    client: WebClient,
    reply: Reply,
    surface: Surface = { kind: 'conversation' },
  ): Promise<void> => {
    if (reply.repeated) return;
    if (reply.form) {
      const { verb, values } = reply.form;
      await openForm(context, client, verb, values, reply.message.language, surface.kind === 'window');
    } else if (surface.kind === 'conversation')
      await answer(context, client, reply, context.trigger ?? randomUUID());
    else await showWindow(context, client, reply, surface.kind === 'window' ? surface.id : null);
    // What changed something says so by its color.
    home.acted(context, client, reply.message.mood === 'good' || reply.message.mood === 'quiet');
  };

  /** Forms tell people by id only; the router keeps them by name. */
  const withNames = async (
    context: SlackContext,
    client: WebClient,
    definition: CommandDefinition,
    values: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> => {
    const named = { ...values };
    for (const argument of definition.args) {
      const value = values[argument.name];
      if (
        value === undefined ||
        !(argument.kind === 'person' || (argument.kind === 'text' && argument.people))
      )
        continue;
      const tokens = await Promise.all(
        value.split(', ').map(async (token) => {
          const id = /^<@(\w+)>$/.exec(token)?.[1];
          const name = id ? (await people(client, context.home.home, id)).name : null;
          return name === null ? token : `<@${id}|${name.replace(/[<>|]/g, '')}>`;
        }),
      );
      named[argument.name] = tokens.join(', ');
    }
    return named;
  };

  return {
    home,

    typed: async (context: SlackContext, client: WebClient, text: string): Promise<void> => {
      const parsed = parseLine(text, router.commands);
      // A bare verb about one keyword gets the form to choose it in, instead of a refusal.
      const bare = parsed.ok && REFILLED.has(parsed.verb) && parsed.args.target === undefined;
      if (bare) return openForm(context, client, parsed.verb, parsed.args, await languageOf(context, client));
      await respond(context, client, await ask(context, client, { text }, 'typed'));
    },

    pressed: async (
      context: SlackContext,
      client: WebClient,
      press: Press,
      surface: Surface,
    ): Promise<void> => {
      const { verb, args } = press;
      if (press.kind === 'form')
        return openForm(
          context,
          client,
          verb,
          args,
          await languageOf(context, client),
          surface.kind === 'window',
        );
      await respond(context, client, await ask(context, client, { verb, args }, 'button'), surface);
    },

    openForm: async (
      context: SlackContext,
      client: WebClient,
      verb: string,
      values: Readonly<Record<string, string>>,
    ): Promise<void> => openForm(context, client, verb, values, await languageOf(context, client)),

    /** Acts on a sent form. A router slower than Slack's patience answers by message instead. */
    submitted: async (
      context: SlackContext,
      client: WebClient,
      origin: Origin,
      values: Readonly<Record<string, string>>,
      ack: (body: FormAck) => Promise<void>,
    ): Promise<void> => {
      const { verb } = origin;
      const definition = knows(verb);
      const send = async () => {
        const args = definition ? await withNames(context, client, definition, values) : values;
        return ask(context, client, { verb, args }, 'form');
      };
      const work = send();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
      });
      const reply = await Promise.race([work, late]);
      clearTimeout(timer);
      if (reply?.problem && definition) {
        const errors = fieldErrors(definition, values, origin, reply.message, reply.problem);
        return ack({ response_action: 'errors', errors });
      }
      await ack(undefined);
      await respond(context, client, reply ?? (await work));
    },

    /** Something was chosen or tried in an open form. */
    filling: async (
      context: SlackContext,
      client: WebClient,
      view: { id: string; hash?: string },
      origin: Origin,
      values: Readonly<Record<string, string>>,
    ): Promise<void> => {
      const definition = knows(origin.verb);
      if (!definition) return;
      const parts = {
        ask: (verb: string, args: Readonly<Record<string, string>>) =>
          ask(context, client, { verb, args }, 'form'),
        previews: knows('preview') !== undefined,
        log,
      };
      await liveForm(parts, client, { definition, origin, values }, view);
    },

    complete: (context: SlackContext, verb: string, argument: string, typed: string) =>
      router.complete(
        invocationOf(
          context,
          { admin: false, language: null, timeZone: null },
          { verb, args: {} },
          'form',
          null,
        ),
        argument,
        typed,
      ),
  };
}
