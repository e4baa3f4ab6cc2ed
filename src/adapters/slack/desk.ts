import { randomUUID } from 'node:crypto';
import type { Reply } from '../../commands/command.ts';
import { parseLine } from '../../commands/parse.ts';
import type { Language } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import type { Log } from '../../log.ts';
import type { Message } from '../../messages/message.ts';
import type { Router } from '../platform.ts';
import { changeBlocks, createAnswer } from './answer.ts';
import { type Block, forSdk, plainText } from './block.ts';
import type { createDeliverer } from './deliver.ts';
import { CHANGE_VERBS, fieldErrors, formView } from './forms.ts';
import { createHome } from './home.ts';
import { invocationOf, type Origin, type Scene } from './inbound.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { createPeople } from './people.ts';
import type { Press } from './press.ts';
import { viewBlocks } from './view-blocks.ts';
import { deliveryError, type WebClient } from './web-client.ts';
import { SLACK_WORDS } from './words.ts';

export interface DeskParts {
  router: Router;
  send: ReturnType<typeof createDeliverer>['send'];
  clock: Clock;
  log: Log;
  admins: readonly string[];
  language: Language;
}

/** What to tell Slack about a sent form: errors beside its fields, or nothing (it closes). */
export type FormAck =
  | { response_action: 'errors'; errors: Record<string, string> }
  | {
      response_action: 'update';
      view: {
        type: 'modal';
        title: ReturnType<typeof plainText>;
        close: ReturnType<typeof plainText>;
        blocks: ReturnType<typeof forSdk>;
      };
    }
  | undefined;

/** Between Slack's deliveries and the router: asks it, and shows its answers the way Slack shows things. */
export function createDesk({ router, send, clock, log, admins, language }: DeskParts) {
  const people = createPeople(clock, admins);
  const answer = createAnswer({ send, log });
  const knows = (verb: string) => router.commands.find((one) => one.verb === verb);

  const ask = async (
    scene: Scene,
    client: WebClient,
    input: { text: string } | { verb: string; args: Readonly<Record<string, string>> },
    origin: 'typed' | 'button' | 'form',
  ): Promise<Reply> => {
    const profile = await people(client, scene.home.home, scene.person.id);
    return router.handle(invocationOf(scene, profile, input, origin, scene.trigger));
  };

  const home = createHome({
    clock,
    log,
    dashboard: async (scene, client) => {
      const verb = knows('dashboard') ? 'dashboard' : 'list';
      const profile = await people(client, scene.home.home, scene.person.id);
      const reply = await router.handle(invocationOf(scene, profile, { verb, args: {} }, 'button', null));
      return reply.message;
    },
  });

  const openForm = async (
    scene: Scene,
    client: WebClient,
    verb: string,
    values: Readonly<Record<string, string>>,
    spoken: Language,
  ): Promise<void> => {
    const definition = knows(verb);
    if (!definition || scene.trigger === null) return;
    const origin: Origin = {
      verb,
      channel: scene.channel.channel,
      channelName: scene.channelName,
      responseUrl: scene.responseUrl,
    };
    const previews = verb === 'add' && knows('preview') !== undefined;
    const view = formView({ definition, values, origin, language: spoken, previews, preview: null });
    try {
      await client.views.open({ trigger_id: scene.trigger, view: { ...view, blocks: forSdk(view.blocks) } });
    } catch (error) {
      log.warn('form not opened', { verb, kind: deliveryError(error).kind });
      const text = SLACK_WORDS[spoken].uninvited;
      const message: Message = {
        language: spoken,
        summary: text,
        mood: 'warning',
        elements: [{ kind: 'text', text }],
      };
      await answer(scene, client, { visibility: 'private', message }, randomUUID());
    }
  };

  /** In the App Home there is no conversation to answer in: the answer is a window. */
  const showWindow = async (scene: Scene, client: WebClient, message: Message): Promise<void> => {
    const view = windowOf(message);
    await client.views
      .open({ trigger_id: scene.trigger ?? '', view })
      .catch(() => answer(scene, client, { visibility: 'private', message }, randomUUID()));
  };

  const respond = async (
    scene: Scene,
    client: WebClient,
    reply: Reply,
    extra: Block[] = [],
  ): Promise<void> => {
    if (reply.repeated) return;
    if (reply.form) await openForm(scene, client, reply.form.verb, reply.form.values, reply.message.language);
    else await answer(scene, client, reply, scene.trigger ?? randomUUID(), extra);
    home.changed(scene, client);
  };

  return {
    home,

    typed: async (scene: Scene, client: WebClient, text: string): Promise<void> => {
      const parsed = parseLine(text, router.commands);
      const changes = parsed.ok && CHANGE_VERBS.has(parsed.verb) ? parsed : null;
      const lacks = knows(changes?.verb ?? '')?.args.some(
        ({ name, required }) => required && changes?.args[name] === undefined,
      );
      if (changes && lacks) return openForm(scene, client, changes.verb, changes.args, language);
      const reply = await ask(scene, client, { text }, 'typed');
      const bare = changes && Object.keys(changes.args).every((name) => name === 'target');
      await respond(
        scene,
        client,
        reply,
        bare ? changeBlocks(reply, changes.verb, changes.args, reply.message.language) : [],
      );
    },

    pressed: async (scene: Scene, client: WebClient, press: Press, inHome: boolean): Promise<void> => {
      if (press.kind === 'form') return openForm(scene, client, press.verb, press.args, language);
      const reply = await ask(scene, client, { verb: press.verb, args: press.args }, 'button');
      if (!inHome || reply.form || reply.repeated) return respond(scene, client, reply);
      await showWindow(scene, client, reply.message);
      home.changed(scene, client);
    },

    openForm: (scene: Scene, client: WebClient, verb: string, values: Readonly<Record<string, string>>) =>
      openForm(scene, client, verb, values, language),

    /** Acts on a sent form. A router slower than Slack's patience answers by message instead. */
    submitted: async (
      scene: Scene,
      client: WebClient,
      verb: string,
      values: Readonly<Record<string, string>>,
      ack: (body: FormAck) => Promise<void>,
    ): Promise<void> => {
      const definition = knows(verb);
      const work = ask(scene, client, { verb, args: values }, 'form');
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
      });
      const reply = await Promise.race([work, late]);
      clearTimeout(timer);
      if (reply && definition && isRefusal(reply))
        return ack({ response_action: 'errors', errors: fieldErrors(definition, values, reply.message) });
      await ack(undefined);
      await respond(scene, client, reply ?? (await work));
    },

    /** Shows under the query what it finds, unless the form has changed meanwhile. */
    preview: async (
      scene: Scene,
      client: WebClient,
      view: { id: string; hash?: string },
      origin: Origin,
      values: Readonly<Record<string, string>>,
    ): Promise<void> => {
      const definition = knows(origin.verb);
      if (!definition || !knows('preview')) return;
      const args = { target: values.target ?? '' };
      const reply = await ask(scene, client, { verb: 'preview', args }, 'form');
      if (reply.repeated) return;
      const next = formView({
        definition,
        values,
        origin,
        language: reply.message.language,
        previews: true,
        preview: reply.message,
      });
      await client.views.update({
        view_id: view.id,
        ...(view.hash ? { hash: view.hash } : {}),
        view: { ...next, blocks: forSdk(next.blocks) },
      });
    },

    complete: (scene: Scene, verb: string, argument: string, typed: string) =>
      router.complete(
        invocationOf(
          scene,
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

/** The router tells mistakes privately, as warnings; nothing else that answers a form is one. */
function isRefusal({ visibility, message }: Reply): boolean {
  return visibility === 'private' && message.mood === 'warning';
}

function windowOf(message: Message) {
  return {
    type: 'modal' as const,
    title: plainText('Earshot'),
    close: plainText(SLACK_WORDS[message.language].close),
    blocks: forSdk(viewBlocks(message)),
  };
}
