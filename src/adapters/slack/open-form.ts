import { randomUUID } from 'node:crypto';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { verbIn } from '../../messages/languages/vocabulary.ts';
import { withCommands } from '../../messages/own-commands.ts';
import { textMessage } from '../../messages/text-message.ts';
import type { Router } from '../platform.ts';
import type { Answer } from './answer.ts';
import { forSdk } from './block.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';
import { formView } from './forms.ts';
import type { Origin, SlackContext } from './inbound.ts';
import { REFILLED } from './live-form.ts';
import { olderBlocks, withPlainer } from './plainer.ts';
import type { WebClient } from './web-client.ts';

export interface FormParts {
  router: Router;
  answer: Answer;
  log: Log;
}

/** A trigger lives for three seconds and opens one form (surfaces/modals). */
const TOO_LATE: ReadonlySet<string> = new Set([
  'exchanged_trigger_id',
  'expired_trigger_id',
  'invalid_trigger_id',
]);

/** A form of a verb, as far as it is known. */
interface FormToOpen {
  verb: string;
  values: Readonly<Record<string, string>>;
  language: Language;
  /** Above the window that is open, instead of in its place. */
  above?: boolean;
}

/** Opens the form of a verb as a modal. Where Slack takes it no more, a message says so. */
export type OpenForm = (context: SlackContext, client: WebClient, form: FormToOpen) => Promise<void>;

export function createFormOpener({ router, answer, log }: FormParts): OpenForm {
  const knows = (verb: string) => router.commands.find((definition) => definition.verb === verb);
  return async (context, client, { verb, values, language, above = false }) => {
    const definition = knows(verb);
    if (!definition || context.trigger === null) return;
    const previews = verb === 'add' && knows('preview') !== undefined;
    const refills = REFILLED.has(verb);
    const origin = originOf(verb, context);
    const form = formView({ definition, values, origin, language, previews, preview: null, refills });
    const { trigger } = context;
    try {
      await withPlainer([form.blocks, olderBlocks(form.blocks)], (blocks) =>
        (above ? client.views.push : client.views.open)({
          trigger_id: trigger,
          view: { ...form, blocks: forSdk(blocks) },
        }),
      );
    } catch (error) {
      log.warn('form not opened', { verb, kind: slackDeliveryError(error).kind });
      const locale = { language, timeZone: 'UTC' };
      const { slack } = copyOf(language);
      const words = TOO_LATE.has(refusalOf(error) ?? '')
        ? slack.uninvited
        : slack.formRefused(verbIn(verb, language));
      const message = textMessage(withCommands(words), 'warning', locale);
      await answer(context, client, { visibility: 'private', message }, randomUUID());
    }
  };
}

function originOf(verb: string, { channel, channelName, responseUrl, thread }: SlackContext): Origin {
  return { verb, channel: channel.channel, channelName, responseUrl, thread, filled: 0 };
}
