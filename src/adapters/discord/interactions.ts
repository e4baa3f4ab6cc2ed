import { type Interaction, InteractionResponseType } from 'discord.js';
import type { Invocation } from '../../commands/command.ts';
import { UserError } from '../../config/errors.ts';
import { clip } from '../../messages/foreign.ts';
import { optionNamed } from '../../messages/languages/vocabulary.ts';
import { problemMessage } from '../../messages/problem.ts';
import type { InteractionRef } from './answer.ts';
import { type ConversationParts, createConversation } from './conversation.ts';
import { filledIn } from './form.ts';
import { invocationBase, type Rights, typedInput } from './inbound.ts';
import { MAX_CHOICE, MAX_COMMAND_ITEMS } from './limits.ts';
import { clean } from './markdown.ts';
import { createPressed } from './pressed.ts';

export interface InteractionParts extends ConversationParts {
  rights: Rights;
}

/** Answers every interaction. Never rejects. */
export function createInteractions(parts: InteractionParts) {
  const { router, presses, log } = parts;
  const conversation = createConversation(parts);
  const { answers, definitionOf, show, run, start } = conversation;
  const pressed = createPressed(parts, conversation);

  const complete = async (ref: InteractionRef, interaction: Interaction, base: Base): Promise<void> => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    const input = typedInput(interaction);
    const found = await router.complete(
      { ...base, input, origin: 'typed' },
      optionNamed(input.verb, name),
      String(value),
    );
    const choices = found
      .filter(({ value }) => value.length <= MAX_CHOICE)
      .slice(0, MAX_COMMAND_ITEMS)
      .map(({ label, value }) => ({ name: clip(clean(label), MAX_CHOICE) || '…', value }));
    await answers.first(ref, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      choices,
    });
  };

  /** Answer to a button of an older version, or one whose press was in memory before a restart. */
  const stale = async (ref: InteractionRef, base: Base): Promise<void> => {
    if (
      !(await answers.first(ref, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ephemeral: true,
      }))
    )
      return;
    const locale = { language: base.language ?? base.homeLanguage ?? 'en', timeZone: 'UTC' } as const;
    await show(ref, problemMessage(new UserError('stale-button'), locale), true);
  };

  const handle = async (interaction: Interaction): Promise<void> => {
    const ref: InteractionRef = {
      id: interaction.id,
      token: interaction.token,
      applicationId: interaction.applicationId,
      attachmentLimit: interaction.attachmentSizeLimit,
    };
    const press =
      interaction.isMessageComponent() || interaction.isModalSubmit()
        ? presses.read(interaction.customId)
        : null;
    const home = interaction.guildId ?? press?.home;
    const base = invocationBase(interaction, parts.rights, home ?? '', press?.args);
    if (interaction.isAutocomplete()) return complete(ref, interaction, base);
    if (interaction.isChatInputCommand())
      return start(
        ref,
        { ...base, input: typedInput(interaction), origin: 'typed' },
        base.language ?? base.homeLanguage ?? 'en',
      );
    if (!press || home === undefined) return stale(ref, base);
    if (interaction.isModalSubmit()) {
      const definition = definitionOf(press.verb);
      if (!definition) return stale(ref, base);
      const args = { ...press.args, ...filledIn(interaction, definition) };
      return run(ref, { ...base, input: { verb: press.verb, args }, origin: 'form' }, press.home);
    }
    if (interaction.isMessageComponent()) return pressed(ref, press, base, interaction);
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

type Base = Omit<Invocation, 'input' | 'origin'>;
