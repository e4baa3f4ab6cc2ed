import type { Client, Interaction } from 'discord.js';
import type { CommandDefinition, Invocation, Reply } from '../../commands/command.ts';
import { UserError } from '../../errors.ts';
import type { Language } from '../../listening/channel.ts';
import type { Log } from '../../log.ts';
import { clip } from '../../messages/foreign.ts';
import type { Message } from '../../messages/message.ts';
import { problemMessage } from '../../messages/problem.ts';
import type { ChartRenderer, Router } from '../platform.ts';
import { type Asked, createAnswers } from './answer.ts';
import { pagesOf, requestOf } from './body.ts';
import type { Press, Presses } from './custom-id.ts';
import { CHANGED_BY_FORM, filledIn, modalJson } from './form.ts';
import { asker, type Rights, typedInput } from './inbound.ts';
import { MAX_CHOICE, MAX_COMMAND_ITEMS } from './limits.ts';
import { clean } from './markdown.ts';
import {
  cancelledMessage,
  type OwnButton,
  questionButtons,
  questionMessage,
  withButtons,
} from './question.ts';
import { discordWords } from './words.ts';

export interface InteractionParts {
  client: Client;
  router: Router;
  log: Log;
  drawChart: ChartRenderer;
  presses: Presses;
  rights: Rights;
  sleep(ms: number): Promise<void>;
}

/** How long the store may take before a form is given up for a deferred answer: the first answer is due after 3 s. */
const FORM_WAIT_MS = 1_500;

/** Answers every interaction: it is deferred first, unless a form must be the first answer. Never rejects. */
export function createInteractions(parts: InteractionParts) {
  const { router, presses, log } = parts;
  const answers = createAnswers(parts.client, log, parts.sleep);
  const definitionOf = (verb: string) => router.commands.find((one) => one.verb === verb);

  const show = async (
    asked: Asked,
    message: Message,
    ephemeral: boolean,
    home?: string,
    buttons: readonly OwnButton[] = [],
  ): Promise<void> => {
    const [first, ...rest] = await pagesOf(message, parts, home);
    if (!(await answers.edit(asked, withButtons(requestOf(first!), buttons, presses)))) return;
    for (const page of rest) await answers.followUp(asked, requestOf(page, { ephemeral }));
  };

  /** The visibility was fixed when the answer was deferred: an answer for the others is a new message. */
  const deliver = async (
    asked: Asked,
    invocation: Invocation,
    reply: Reply,
    deferred: 'private' | 'channel',
    home?: string,
  ): Promise<void> => {
    if (reply.repeated) {
      await answers.remove(asked);
      return;
    }
    if (reply.visibility === deferred) {
      const press = formOffer(reply, invocation);
      const { language } = reply.message;
      const offer = press ? [{ label: discordWords(language).openForm, press: withHome(press, home) }] : [];
      return show(asked, reply.message, deferred === 'private', home, offer);
    }
    await answers.remove(asked);
    for (const page of await pagesOf(reply.message, parts, home))
      await answers.followUp(asked, requestOf(page, { ephemeral: reply.visibility === 'private' }));
  };

  const openForm = (
    asked: Asked,
    definition: CommandDefinition,
    values: Values,
    language: Language,
    home?: string,
  ) => {
    const modal = modalJson(definition, values, language, (press) => presses.idOf(press), home);
    if (modal.components.length === 0) return null;
    return answers.first(asked, { type: 9, modal });
  };

  /** Defers, runs the command, answers. */
  const run = async (asked: Asked, invocation: Invocation, home?: string): Promise<void> => {
    const args = 'verb' in invocation.input ? invocation.input.args : {};
    const visibility = args.public === 'true' ? 'channel' : 'private';
    if (!(await answers.first(asked, { type: 5, ephemeral: visibility === 'private' }))) return;
    await deliver(asked, invocation, await router.handle(invocation), visibility, home);
  };

  /** The command may answer with a form (filled in from the store), which nothing may come before. */
  const runToForm = async (
    asked: Asked,
    invocation: Invocation,
    definition: CommandDefinition,
    language: Language,
    home?: string,
  ): Promise<void> => {
    const answer = router.handle(invocation);
    const quick = await Promise.race([answer, parts.sleep(FORM_WAIT_MS).then(() => null)]);
    if (quick?.form && (await (openForm(asked, definition, quick.form.values, language, home) ?? false)))
      return;
    if (!quick?.form && !(await answers.first(asked, { type: 5, ephemeral: true }))) return;
    if (quick?.form) return;
    await deliver(asked, invocation, quick ?? (await answer), 'private', home);
  };

  const start = async (
    asked: Asked,
    invocation: Invocation,
    language: Language,
    home?: string,
  ): Promise<void> => {
    const { input } = invocation;
    const definition = 'verb' in input ? definitionOf(input.verb) : undefined;
    if (definition?.form && 'verb' in input) {
      const lacks =
        definition.args.some(({ name, required }) => required && !input.args[name]) ||
        definition.args.some(({ name }) => input.args[name] === '');
      if (lacks) {
        await (openForm(asked, definition, input.args, language, home) ?? run(asked, invocation, home));
        return;
      }
      if (Object.keys(input.args).every((name) => name === 'target') && definition.args[0]?.kind === 'lookup')
        return runToForm(asked, invocation, definition, language, home);
    }
    return run(asked, invocation, home);
  };

  const pressed = async (asked: Asked, press: Press, base: Base, interaction: Interaction): Promise<void> => {
    const language = base.language ?? 'en';
    const { verb, args, home } = press;
    switch (press.what) {
      case 'cancel': {
        const [page] = await pagesOf(cancelledMessage(language), parts);
        await answers.first(asked, { type: 7, request: requestOf(page!) });
        return;
      }
      case 'ask': {
        const label =
          interaction.isButton() && 'label' in interaction.component ? interaction.component.label : null;
        const question = press.question ?? discordWords(language).ask(label ?? verb);
        const [page] = await pagesOf(questionMessage(question, language), parts);
        const request = withButtons(
          requestOf(page!, { ephemeral: true }),
          questionButtons(press, language),
          presses,
        );
        await answers.first(asked, { type: 4, request });
        return;
      }
      case 'go': {
        if (!(await answers.first(asked, { type: 6 }))) return;
        const invocation: Invocation = { ...base, input: { verb, args }, origin: 'button' };
        await deliver(asked, invocation, await router.handle(invocation), 'private', home);
        return;
      }
      case 'form': {
        const definition = definitionOf(verb);
        if (definition) await openForm(asked, definition, args, language, home);
        return;
      }
      case 'run':
      case 'pick': {
        const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
        const filled =
          press.what === 'pick' && press.arg !== undefined ? { ...args, [press.arg]: chosen } : { ...args };
        await start(asked, { ...base, input: { verb, args: filled }, origin: 'button' }, language, home);
      }
    }
  };

  const complete = async (asked: Asked, interaction: Interaction, base: Base): Promise<void> => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    const found = await router.complete(
      { ...base, input: typedInput(interaction), origin: 'typed' },
      name,
      String(value),
    );
    const choices = found
      .filter((one) => one.value.length <= MAX_CHOICE)
      .slice(0, MAX_COMMAND_ITEMS)
      .map((one) => ({ name: clip(clean(one.label), MAX_CHOICE) || '…', value: one.value }));
    await answers.first(asked, { type: 8, choices });
  };

  /** What was pressed is of an older version, or was kept before a restart. */
  const stale = async (asked: Asked, base: Base): Promise<void> => {
    if (!(await answers.first(asked, { type: 5, ephemeral: true }))) return;
    const locale = { language: base.language ?? 'en', timeZone: 'UTC' } as const;
    await show(asked, problemMessage(new UserError('stale-button'), locale), true);
  };

  const handle = async (interaction: Interaction): Promise<void> => {
    const asked: Asked = {
      id: interaction.id,
      token: interaction.token,
      applicationId: interaction.applicationId,
    };
    const press =
      interaction.isMessageComponent() || interaction.isModalSubmit()
        ? presses.read(interaction.customId)
        : null;
    const home = interaction.guildId ?? press?.home;
    const base = asker(interaction, parts.rights, home ?? '');
    if (interaction.isAutocomplete()) return complete(asked, interaction, base);
    if (interaction.isChatInputCommand())
      return start(
        asked,
        { ...base, input: typedInput(interaction), origin: 'typed' },
        base.language ?? 'en',
      );
    if (!press || home === undefined) return stale(asked, base);
    if (interaction.isModalSubmit()) {
      const definition = definitionOf(press.verb);
      if (!definition) return stale(asked, base);
      const args = { ...press.args, ...filledIn(interaction, definition) };
      return run(asked, { ...base, input: { verb: press.verb, args }, origin: 'form' }, press.home);
    }
    if (interaction.isMessageComponent()) return pressed(asked, press, base, interaction);
  };

  return {
    handle: async (interaction: Interaction): Promise<void> => {
      try {
        await handle(interaction);
      } catch (error) {
        log.error('interaction failed', error, { id: interaction.id, type: interaction.type });
      }
    },
  };
}

type Values = Readonly<Record<string, string>>;
type Base = Omit<Invocation, 'input' | 'origin'>;

/** Opens the form from the answer, where one helps: after a mistake in it, or under a bare call that shows how things are. */
function formOffer(reply: Reply, { input, origin }: Invocation): Press | null {
  if (!('verb' in input)) return null;
  if (reply.form) return { what: 'form', verb: input.verb, args: reply.form.values };
  // A problem with what was filled in: nobody types it all again.
  if (origin === 'form' && reply.message.mood === 'warning')
    return { what: 'form', verb: input.verb, args: input.args };
  const bare =
    origin !== 'form' &&
    CHANGED_BY_FORM.includes(input.verb) &&
    Object.keys(input.args).join() === (input.verb === 'alert' ? 'target' : '');
  return bare ? { what: 'form', verb: input.verb, args: input.args } : null;
}

function withHome(press: Press, home: string | undefined): Press {
  return home === undefined ? press : { ...press, home };
}
