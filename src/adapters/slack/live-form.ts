import type { CommandDefinition, Reply } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import { forSdk } from './block.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';
import { type FormRequest, formView } from './forms.ts';
import type { Origin } from './inbound.ts';
import { olderBlocks, withPlainer } from './plainer.ts';
import type { WebClient } from './web-client.ts';

/** Verbs whose form is about one keyword: choosing it fills the rest with what is set for it. */
export const REFILLED: ReadonlySet<string> = new Set(['edit', 'alert']);
/** Arguments that a preview depends on besides its query. */
const PREVIEWED = ['lang', 'source', 'forms'];

export interface LiveFormParts {
  ask(verb: string, args: Readonly<Record<string, string>>): Promise<Reply>;
  previews: boolean;
  log: Log;
}

/** The live part of a form: a preview of its query, or the settings of the keyword that was chosen. */
export async function liveForm(
  { ask, previews, log }: LiveFormParts,
  client: WebClient,
  form: { definition: CommandDefinition; origin: Origin; values: Readonly<Record<string, string>> },
  view: { id: string; hash?: string },
): Promise<void> {
  const next = REFILLED.has(form.definition.verb)
    ? await refilled(ask, form)
    : previews
      ? await previewed(ask, form)
      : null;
  if (next === null) return;
  const shown = formView(next);
  try {
    await withPlainer([shown.blocks, olderBlocks(shown.blocks)], (blocks) =>
      client.views.update({
        view_id: view.id,
        ...(view.hash ? { hash: view.hash } : {}),
        view: { ...shown, blocks: forSdk(blocks) },
      }),
    );
  } catch (error) {
    // Somebody went on typing or closed the form: nothing to show it to.
    if (!['hash_conflict', 'not_found'].includes(refusalOf(error) ?? ''))
      log.warn('form not updated', { kind: slackDeliveryError(error).kind });
  }
}

type Form = Parameters<typeof liveForm>[2];

async function previewed(ask: LiveFormParts['ask'], form: Form): Promise<FormRequest | null> {
  const { target, ...others } = form.values;
  if (!target) return null;
  const limits = Object.fromEntries(
    PREVIEWED.flatMap((name) => (others[name] ? [[name, others[name]]] : [])),
  );
  const { message, repeated } = await ask('preview', { target, ...limits });
  if (repeated) return null;
  return { ...form, language: message.language, previews: true, preview: message, refills: false };
}

async function refilled(
  ask: LiveFormParts['ask'],
  { definition, origin, values }: Form,
): Promise<FormRequest | null> {
  const { target } = values;
  if (!target) return null;
  const { form, change, message, problem, repeated } = await ask(definition.verb, { target });
  const set = form ?? change;
  if (!set || problem || repeated) return null;
  return {
    definition,
    values: set.values,
    origin: { ...origin, filled: origin.filled + 1 },
    language: message.language,
    previews: false,
    preview: null,
    refills: true,
  };
}
