import { randomUUID } from 'node:crypto';
import type { Reply } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { Message } from '../../messages/message.ts';
import type { SentRef } from '../platform.ts';
import type { Answer } from './answer.ts';
import type { LinkedCards } from './cards.ts';
import { slackDeliveryError } from './delivery-error.ts';
import type { Home } from './home.ts';
import type { SlackContext } from './inbound.ts';
import type { OpenForm } from './open-form.ts';
import { withPlainer } from './plainer.ts';
import { createFileSender, type SendFile } from './reply-file.ts';
import type { WebClient } from './web-client.ts';
import { windowsOf } from './window.ts';

/** Where somebody acted: `window` is a modal of ours by its id. */
export type Surface = { kind: 'conversation' } | { kind: 'home' } | { kind: 'window'; id: string };

export interface ResponderParts {
  answer: Answer;
  sendFile: SendFile;
  openForm: OpenForm;
  home: Home;
  linked: LinkedCards;
  /** Changes a message that was sent. */
  update(sent: SentRef, message: Message): Promise<void>;
  log: Log;
}

/** Shows a reply where somebody acted: in the conversation, as a window, or as the form that it asks for. */
export type Responder = (
  context: SlackContext,
  client: WebClient,
  reply: Reply,
  surface?: Surface,
) => Promise<void>;

export function createResponder({
  answer,
  sendFile,
  openForm,
  home,
  linked,
  update,
  log,
}: ResponderParts): Responder {
  const withFileSent = createFileSender(sendFile, log);

  /** Where there is no conversation to answer in: a window, or what takes the place of the one it came from. */
  const showWindow = async (
    context: SlackContext,
    client: WebClient,
    reply: Reply,
    window: string | null,
  ): Promise<void> => {
    const message = await linked(reply.message);
    const shown = withPlainer(windowsOf({ ...reply, message }), (view) =>
      window === null
        ? client.views.open({ trigger_id: context.trigger ?? '', view })
        : client.views.update({ view_id: window, view }),
    );
    await shown.catch(() => answer(context, client, reply, randomUUID()));
  };

  const closeCopy = async ({ channel, id }: SentRef, shows: Message): Promise<void> => {
    try {
      await update({ channel, id }, shows);
    } catch (error) {
      log.warn('second card not closed', { kind: slackDeliveryError(error).kind });
    }
  };

  return async (context, client, given, surface = { kind: 'conversation' }) => {
    if (given.repeated) return;
    const reply = await withFileSent(context, given, `${context.trigger ?? randomUUID()}:file`);
    if (reply.closes && context.pressed) await closeCopy(context.pressed, reply.closes);
    if (reply.form) {
      const { language } = reply.message;
      await openForm(context, client, { ...reply.form, language, above: surface.kind === 'window' });
    } else if (surface.kind === 'conversation')
      await answer(context, client, reply, context.trigger ?? randomUUID());
    else await showWindow(context, client, reply, surface.kind === 'window' ? surface.id : null);
    // A reply to a change has the color of one.
    home.acted(context, client, reply.message.mood === 'good' || reply.message.mood === 'quiet');
  };
}
