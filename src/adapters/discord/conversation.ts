import { type Client, InteractionResponseType, type REST } from 'discord.js';
import type { CommandDefinition, Invocation, Reply, ReplyFile } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import { channelFaultNote } from '../../messages/channel-fault.ts';
import { askedAlone, isLacking } from '../../messages/command-spec.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { verbIn } from '../../messages/languages/vocabulary.ts';
import type { Message } from '../../messages/message.ts';
import { withCommands } from '../../messages/own-commands.ts';
import { leadsToForm } from '../../messages/question.ts';
import { withoutFile } from '../../messages/reports/file-message.ts';
import { textMessage } from '../../messages/text-message.ts';
import type { Router, SentRef } from '../platform.ts';
import { createAnswers, type InteractionRef } from './answer.ts';
import { pagesOf, type RenderContext, requestOf, withFile } from './body.ts';
import type { DiscordPress } from './custom-id.ts';
import { aboutOf, formWith, modalJson, otherForm, SHOWN_BARE } from './form.ts';
import { channelFaults, channelName } from './preflight.ts';
import { type OwnButton, withButtons } from './question.ts';

export interface ConversationParts extends RenderContext {
  rest: REST;
  client(): Client;
  router: Router;
  log: Log;
  sleep(ms: number): Promise<void>;
  /** Changes a message that was sent. */
  update(sent: SentRef, message: Message): Promise<void>;
}

/** How long the store may take before a form is given up for a deferred answer: the first answer is due after 3 s. */
const FORM_WAIT_MS = 1_500;

/** Asks the router and answers: deferred first, unless a form must be the first answer. */
export function createConversation(parts: ConversationParts) {
  const { router, presses } = parts;
  const answers = createAnswers(parts.rest, parts.log, parts.sleep);
  const definitionOf = (verb: string) => router.commands.find((definition) => definition.verb === verb);

  const show = async (
    ref: InteractionRef,
    message: Message,
    ephemeral: boolean,
    home?: string,
    buttons: readonly OwnButton[] = [],
    file?: ReplyFile,
  ): Promise<void> => {
    const limit = ref.attachmentLimit ?? Number.POSITIVE_INFINITY;
    if (file && file.data.length > limit)
      return show(ref, withoutFile(message, file, { why: 'size', limit }), ephemeral, home, buttons);
    const [first, ...rest] = await pagesOf(message, parts, home);
    const request = withButtons(requestOf(first!), buttons, presses);
    if (!(await answers.edit(ref, withFile(request, file)))) {
      if (file) await sayNotSent(ref, message.language);
      return;
    }
    for (const page of rest) await answers.followUp(ref, requestOf(page, { ephemeral }));
  };

  /** A server may forbid files, and a file may be too large for it. */
  const sayNotSent = async (ref: InteractionRef, language: Language): Promise<void> => {
    const text = copyOf(language).browse.fileNotSent;
    const [page] = await pagesOf(textMessage(text, 'warning', { language, timeZone: 'UTC' }), parts);
    await answers.edit(ref, requestOf(page!));
  };

  /** The private answer warns at once where the bot cannot work; else its owner would learn it from a paused channel. */
  const withBars = (reply: Reply): Reply => {
    if (reply.problem || reply.visibility !== 'private') return reply;
    const client = parts.client();
    const bars = (reply.postsIn ?? []).flatMap(({ home, channel }) =>
      channelFaults(client, home, channel).map((fault) =>
        channelFaultNote(channelName(client, channel), fault, reply.message),
      ),
    );
    const { message } = reply;
    const [first, ...rest] = message.elements;
    return first ? { ...reply, message: { ...message, elements: [first, ...bars, ...rest] } } : reply;
  };

  const closeCopy = async ({ channel, id }: SentRef, shows: Message): Promise<void> => {
    try {
      await parts.update({ channel, id }, shows);
    } catch (error) {
      parts.log.warn('second card not closed', { error: String(error) });
    }
  };

  /** The visibility was fixed when the answer was deferred: an answer for the others is a new message. */
  const deliver = async (
    ref: InteractionRef,
    invocation: Invocation,
    answer: Reply,
    deferred: 'private' | 'channel',
    home?: string,
  ): Promise<void> => {
    if (answer.closes && invocation.pressed) await closeCopy(invocation.pressed, answer.closes);
    const reply = withBars(answer);
    if (reply.repeated) {
      await answers.remove(ref);
      return;
    }
    if (reply.visibility === deferred) {
      const offers = formOffers(reply, invocation, home);
      return show(ref, reply.message, deferred === 'private', home, offers, reply.file);
    }
    await answers.remove(ref);
    for (const page of await pagesOf(reply.message, parts, home))
      await answers.followUp(ref, requestOf(page, { ephemeral: reply.visibility === 'private' }));
  };

  const openForm = (
    ref: InteractionRef,
    definition: CommandDefinition,
    values: Readonly<Record<string, string>>,
    language: Language,
    home?: string,
    nth?: number,
  ) => {
    const modal = modalJson(definition, values, language, (press) => presses.idOf(press), { home, nth });
    if (modal.components.length === 0) return null;
    return openedOrWhyNot(ref, definition.verb, modal, language);
  };

  /** Nobody is left before a button that did nothing: a form that Discord does not open is answered with the way to type. */
  const openedOrWhyNot = async (
    ref: InteractionRef,
    verb: string,
    modal: object,
    language: Language,
  ): Promise<boolean> => {
    if (await answers.first(ref, { type: InteractionResponseType.Modal, modal })) return true;
    const message = textMessage(
      withCommands(copyOf(language).discord.formRefused(verbIn(verb, language))),
      'warning',
      {
        language,
        timeZone: 'UTC',
      },
    );
    const [page] = await pagesOf(message, parts);
    return answers.first(ref, {
      type: InteractionResponseType.ChannelMessageWithSource,
      request: requestOf(page!, { ephemeral: true }),
    });
  };

  /** Defers, runs the command, answers. */
  const run = async (ref: InteractionRef, invocation: Invocation, home?: string): Promise<void> => {
    const args = 'verb' in invocation.input ? invocation.input.args : {};
    const visibility = args.public === 'true' ? 'channel' : 'private';
    if (
      !(await answers.first(ref, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ephemeral: visibility === 'private',
      }))
    )
      return;
    await deliver(ref, invocation, await router.handle(invocation), visibility, home);
  };

  /** The command may answer with a form (filled in from the store), which nothing may come before. */
  const runToForm = async (
    ref: InteractionRef,
    invocation: Invocation,
    definition: CommandDefinition,
    language: Language,
    home?: string,
    nth?: number,
  ): Promise<void> => {
    const answer = router.handle(invocation);
    const quick = await Promise.race([answer, parts.sleep(FORM_WAIT_MS).then(() => null)]);
    const form = quick?.form ?? quick?.change;
    const opened = form ? openForm(ref, definition, form.values, language, home, nth) : null;
    if (opened) return void (await opened);
    if (
      !(await answers.first(ref, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ephemeral: true,
      }))
    )
      return;
    await deliver(ref, invocation, quick ?? (await answer), 'private', home);
  };

  const start = async (
    ref: InteractionRef,
    invocation: Invocation,
    language: Language,
    home?: string,
  ): Promise<void> => {
    const { input } = invocation;
    const definition = 'verb' in input ? definitionOf(input.verb) : undefined;
    if (definition && 'verb' in input && input.args.answer !== undefined)
      return leadsToForm(input.args)
        ? runToForm(ref, invocation, definition, language, home)
        : run(ref, invocation, home);
    if (definition && 'verb' in input && (definition.form || askedAlone(definition, input.args))) {
      const lacks =
        definition.args.some((argument) => isLacking(argument, (name) => Boolean(input.args[name]))) ||
        definition.args.some(({ name }) => input.args[name] === '');
      if (lacks) {
        await (openForm(ref, definition, input.args, language, home) ?? run(ref, invocation, home));
        return;
      }
    }
    // A button that shows the present state still shows it; from there the form is one more press away.
    const mayOpen = definition?.form ? isAboutOne(invocation, definition) : invocation.origin === 'typed';
    if (definition && mayOpen && (definition.form || ('verb' in input && isBare(input))))
      return runToForm(ref, invocation, definition, language, home);
    return run(ref, invocation, home);
  };

  return { answers, definitionOf, show, deliver, openForm, run, runToForm, start };
}

export type Conversation = ReturnType<typeof createConversation>;

/**
 * Opens a form from the answer, where one helps: after a mistake in it, under a bare call that shows how things are, and
 * after one form of a verb its other.
 */
function formOffers(reply: Reply, { input, origin }: Invocation, home: string | undefined): OwnButton[] {
  if (!('verb' in input)) return [];
  const { openForm, otherFields } = copyOf(reply.message.language).discord;
  const button = (label: string, press: DiscordPress): OwnButton => ({ label, press: withHome(press, home) });
  const other = (verb: string, values: Readonly<Record<string, string>>, nth: number): OwnButton[] => {
    const next = otherForm(verb, nth);
    const args = aboutOf(verb, values);
    return next === null ? [] : [button(otherFields, { what: 'form', verb, args, nth: next })];
  };
  const form = reply.form ?? reply.change;
  if (form) {
    const { verb, values } = form;
    return [button(openForm, { what: 'form', verb, args: values }), ...other(verb, values, 0)];
  }
  if (origin !== 'form') return [];
  const { verb, args } = input;
  const nth = formWith(verb, args);
  // A problem with what was filled in: nobody types it all again.
  return reply.problem ? [button(openForm, { what: 'form', verb, args, nth })] : other(verb, args, nth);
}

function withHome(press: DiscordPress, home: string | undefined): DiscordPress {
  return home === undefined ? press : { ...press, home };
}

/** Nothing but what it is about: the answer is how things are, or the form that changes them. */
export function isBare({ verb, args }: Pick<DiscordPress, 'verb' | 'args'>): boolean {
  const about = SHOWN_BARE[verb];
  return about !== undefined && Object.keys(args).join() === about;
}

/** Nothing was given but the keyword or the alert that it is about. */
function isAboutOne({ input }: Invocation, { args }: CommandDefinition): boolean {
  return (
    'verb' in input &&
    args[0]?.kind === 'lookup' &&
    Object.keys(input.args).every((name) => name === args[0]?.name)
  );
}
