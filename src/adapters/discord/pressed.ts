import { type Interaction, InteractionResponseType, MessageFlags } from 'discord.js';
import type { CommandDefinition, Invocation } from '../../commands/command.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { InteractionRef } from './answer.ts';
import { pagesOf, requestOf } from './body.ts';
import { type Conversation, type ConversationParts, isBare } from './conversation.ts';
import type { DiscordPress } from './custom-id.ts';
import { canceledMessage, questionButtons, questionMessage, withButtons } from './question.ts';

/** Handles pressed buttons and chosen options. */
export function createPressed(
  parts: ConversationParts,
  { answers, definitionOf, deliver, openForm, runToForm, start }: Conversation,
) {
  const { router, presses } = parts;
  return async (
    ref: InteractionRef,
    press: DiscordPress,
    base: Omit<Invocation, 'input' | 'origin'>,
    interaction: Interaction,
  ): Promise<void> => {
    const language = base.language ?? base.homeLanguage ?? 'en';
    const { verb, args, home } = press;
    switch (press.what) {
      case 'cancel': {
        const [page] = await pagesOf(canceledMessage(language), parts);
        await answers.first(ref, {
          type: InteractionResponseType.UpdateMessage,
          request: requestOf(page!),
        });
        return;
      }
      case 'ask': {
        const label =
          interaction.isButton() && 'label' in interaction.component ? interaction.component.label : null;
        const question = press.question ?? copyOf(language).discord.ask(label ?? verb);
        const [page] = await pagesOf(questionMessage(question, language), parts);
        const request = withButtons(
          requestOf(page!, { ephemeral: true }),
          questionButtons(press, language),
          presses,
        );
        await answers.first(ref, { type: InteractionResponseType.ChannelMessageWithSource, request });
        return;
      }
      case 'go': {
        if (!(await answers.first(ref, { type: InteractionResponseType.DeferredMessageUpdate }))) return;
        const invocation: Invocation = { ...base, input: { verb, args }, origin: 'button' };
        await deliver(ref, invocation, await router.handle(invocation), 'private', home);
        return;
      }
      case 'form': {
        const definition = definitionOf(verb);
        if (!definition) return;
        // A form that was only named reads its values when it is opened.
        if (isBare(press)) {
          const invocation: Invocation = { ...base, input: { verb, args }, origin: 'button' };
          return runToForm(ref, invocation, definition, language, home, press.nth);
        }
        await openForm(ref, definition, args, language, home, press.nth);
        return;
      }
      case 'run':
      case 'pick': {
        const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
        const filled =
          press.what === 'pick' && press.arg !== undefined ? { ...args, [press.arg]: chosen } : { ...args };
        const invocation: Invocation = { ...base, input: { verb, args: filled }, origin: 'button' };
        if (!turnsPage(filled, definitionOf(verb), interaction))
          return start(ref, invocation, language, home);
        if (!(await answers.first(ref, { type: InteractionResponseType.DeferredMessageUpdate }))) return;
        await deliver(ref, invocation, await router.handle(invocation), 'private', home);
      }
    }
  };
}

/** Another page of a list takes the place of the one before, where only its reader sees it. */
function turnsPage(
  args: Readonly<Record<string, string>>,
  definition: CommandDefinition | undefined,
  interaction: Interaction,
): boolean {
  if (!interaction.isMessageComponent() || !interaction.message.flags.has(MessageFlags.Ephemeral))
    return false;
  return definition?.turnsPages === true && args.page !== undefined;
}
