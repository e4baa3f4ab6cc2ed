import type { Completion } from '../../commands/command.ts';
import { parseLine } from '../../commands/parser/parse.ts';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import type { Router } from '../platform.ts';
import { createAnswer } from './answer.ts';
import { createAsk } from './ask.ts';
import type { LinkedCards } from './cards.ts';
import type { createDeliverer } from './deliver.ts';
import { GROUPS } from './form-fields.ts';
import { createHome } from './home.ts';
import { invocationOf, type Origin, type SlackContext } from './inbound.ts';
import { liveForm, REFILLED } from './live-form.ts';
import { createFormOpener } from './open-form.ts';
import { createPeople, isOutside } from './people.ts';
import type { SlackPress } from './press.ts';
import { createResponder, type Surface } from './respond.ts';
import { createSubmit, type FormAck } from './submit.ts';
import { createUserGroups } from './user-groups.ts';
import type { WebClient } from './web-client.ts';

export interface ControllerParts {
  router: Router;
  send: ReturnType<typeof createDeliverer>['send'];
  sendFile: ReturnType<typeof createDeliverer>['sendFile'];
  update: ReturnType<typeof createDeliverer>['update'];
  linked: LinkedCards;
  clientOf(home: string): Promise<WebClient>;
  nameOf(home: string): Promise<string | null>;
  clock: Clock;
  log: Log;
  admins: readonly string[];
  language: Language;
}

type Values = Readonly<Record<string, string>>;

export type SlackController = ReturnType<typeof createController>;

/** Between Slack's deliveries and the router: asks it, and shows its answers the way Slack shows things. */
export function createController(parts: ControllerParts) {
  const { router, send, sendFile, update, linked, clientOf, nameOf, clock, log, admins } = parts;
  const people = createPeople(clock, admins);
  const userGroups = createUserGroups(clock);
  const definitionOf = (verb: string) => router.commands.find((definition) => definition.verb === verb);
  const ask = createAsk({ router, people, nameOf });
  const answer = createAnswer({ send, linked, log });
  const openForm = createFormOpener({ router, answer, log });
  const home = createHome({
    clock,
    log,
    clientOf,
    linked,
    dashboard: async (context, client) => {
      const verb = definitionOf('dashboard') ? 'dashboard' : 'list';
      const { message } = await ask({ ...context, trigger: null }, client, { verb, args: {} }, 'button');
      return message;
    },
  });
  const respond = createResponder({ answer, sendFile, openForm, home, linked, update, log });
  const submit = createSubmit({ ask, respond, people });

  /** The language of who asks, where we know it in time. */
  const languageOf = async ({ home, person }: SlackContext, client: WebClient): Promise<Language> =>
    (await people(client, home.home, person.id)).language ?? parts.language;

  return {
    home,
    people,

    typed: async (context: SlackContext, client: WebClient, text: string): Promise<void> => {
      const parsed = parseLine(text, router.commands);
      // A bare verb about one keyword gets the form to choose it in, instead of a refusal.
      if (parsed.ok && REFILLED.has(parsed.verb) && parsed.args.target === undefined) {
        const { verb, args: values } = parsed;
        return openForm(context, client, { verb, values, language: await languageOf(context, client) });
      }
      await respond(context, client, await ask(context, client, { text }, 'typed'));
    },

    pressed: async (
      context: SlackContext,
      client: WebClient,
      { kind, verb, args }: SlackPress,
      surface: Surface,
    ): Promise<void> => {
      if (kind === 'form') {
        const language = await languageOf(context, client);
        const above = surface.kind === 'window';
        return openForm(context, client, { verb, values: args, language, above });
      }
      await respond(context, client, await ask(context, client, { verb, args }, 'button'), surface);
    },

    openForm: async (context: SlackContext, client: WebClient, verb: string, values: Values): Promise<void> =>
      openForm(context, client, { verb, values, language: await languageOf(context, client) }),

    submitted: (
      context: SlackContext,
      client: WebClient,
      origin: Origin,
      values: Values,
      ack: (body: FormAck) => Promise<void>,
    ): Promise<void> =>
      submit(context, client, { origin, values, definition: definitionOf(origin.verb) ?? null }, ack),

    /** Something was chosen or tried in an open form. */
    filling: async (
      context: SlackContext,
      client: WebClient,
      view: { id: string; hash?: string },
      origin: Origin,
      values: Values,
    ): Promise<void> => {
      const definition = definitionOf(origin.verb);
      if (!definition) return;
      const asking = {
        ask: (verb: string, args: Values) => ask(context, client, { verb, args }, 'form'),
        previews: definitionOf('preview') !== undefined,
        log,
      };
      await liveForm(asking, client, { definition, origin, values }, view);
    },

    complete: (
      context: SlackContext,
      client: WebClient,
      verb: string,
      argument: string,
      typed: string,
    ): Promise<Completion[]> => {
      if (argument.endsWith(GROUPS)) return userGroups(client, context.home.home, typed);
      const outside = isOutside(context.home.home, context, { teams: [] });
      const nobody = { admin: false, outside, language: null, timeZone: null };
      const invocation = invocationOf(context, nobody, { verb, args: {} }, 'form', null);
      return router.complete(invocation, argument, typed);
    },
  };
}
