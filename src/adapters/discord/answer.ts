import { InteractionResponseType, MessageFlags, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Log } from '../../config/log.ts';
import type { MessageRequest } from './body.ts';
import { codeOf, discordDeliveryError } from './failures.ts';
import { orPlainer } from './plainer.ts';

/** An interaction as its answers need it. */
export interface InteractionRef {
  id: string;
  token: string;
  applicationId: string;
  /** Bytes of the largest file that the answer may hold. */
  attachmentLimit?: number;
}

/** First answers (interactions/receiving-and-responding, Interaction Callback Type). */
export type First =
  | { type: InteractionResponseType.DeferredChannelMessageWithSource; ephemeral: boolean }
  /** The message with the pressed button stays as it is until it is edited. */
  | { type: InteractionResponseType.DeferredMessageUpdate }
  | { type: InteractionResponseType.ChannelMessageWithSource; request: MessageRequest }
  | { type: InteractionResponseType.UpdateMessage; request: MessageRequest }
  | {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      choices: { name: string; value: string }[];
    }
  | { type: InteractionResponseType.Modal; modal: unknown };

/** Waits between tries of an answer that Discord's own failure stopped; the token lives for 15 minutes. */
const WAITS_MS = [500, 2_000];

/** Answers to interactions. A late or lost answer is a line in the log and never an exception. */
export function createAnswers(rest: REST, log: Log, sleep: (ms: number) => Promise<void>) {
  const insist = async (
    what: string,
    waits: readonly number[],
    request: () => Promise<unknown>,
  ): Promise<boolean> => {
    for (let nth = 0; ; nth++) {
      try {
        await request();
        return true;
      } catch (error) {
        const code = codeOf(error);
        // The first try arrived although its answer did not.
        if (nth > 0 && code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return true;
        const failure = discordDeliveryError(error, 'message');
        const wait = waits[nth];
        if (wait !== undefined && ['down', 'unknown'].includes(failure.kind)) {
          await sleep(wait);
          continue;
        }
        log.warn('interaction not answered', { what, kind: failure.kind, code, tries: nth + 1 });
        return false;
      }
    }
  };
  const onPlain = (what: string) => log.warn('answer refused by Discord, sent again as plain text', { what });
  const webhook = (ref: InteractionRef) => Routes.webhook(ref.applicationId, ref.token);

  return {
    /** @returns false when it came too late (3 seconds) or could not be sent: then nothing should be done */
    first: (ref: InteractionRef, first: First): Promise<boolean> => {
      const post = ({ body, files }: MessageRequest) =>
        rest.post(Routes.interactionCallback(ref.id, ref.token), { body, files, auth: false });
      return insist('first answer', [200], () =>
        'request' in first
          ? orPlainer(
              first.request,
              (request) => post(firstBody({ ...first, request })),
              () => onPlain('first answer'),
            )
          : post(firstBody(first)),
      );
    },
    /** Fills in the deferred answer. */
    edit: (ref: InteractionRef, request: MessageRequest): Promise<boolean> =>
      insist('edit', WAITS_MS, () =>
        orPlainer(
          request,
          (form) =>
            rest.patch(Routes.webhookMessage(ref.applicationId, ref.token, '@original'), {
              ...form,
              auth: false,
            }),
          () => onPlain('edit'),
        ),
      ),
    followUp: (ref: InteractionRef, request: MessageRequest): Promise<boolean> =>
      // A follow-up has no nonce: after a lost answer it is not tried again.
      insist('follow-up', [], () =>
        orPlainer(
          request,
          (form) => rest.post(webhook(ref), { ...form, auth: false }),
          () => onPlain('follow-up'),
        ),
      ),
    /** Takes the deferred answer away. */
    remove: (ref: InteractionRef): Promise<boolean> =>
      insist('removal', WAITS_MS, () =>
        rest.delete(Routes.webhookMessage(ref.applicationId, ref.token, '@original'), {
          auth: false,
        }),
      ),
  };
}

function firstBody(first: First): MessageRequest {
  switch (first.type) {
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return {
        body: {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: first.ephemeral ? { flags: MessageFlags.Ephemeral } : {},
        },
        files: [],
      };
    case InteractionResponseType.DeferredMessageUpdate:
      return { body: { type: InteractionResponseType.DeferredMessageUpdate }, files: [] };
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return {
        body: {
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: first.choices },
        },
        files: [],
      };
    case InteractionResponseType.Modal:
      return { body: { type: InteractionResponseType.Modal, data: first.modal }, files: [] };
    default:
      return { body: { type: first.type, data: first.request.body }, files: first.request.files };
  }
}
