import type { CommandDefinition, Reply } from '../../commands/command.ts';
import type { AskRouter } from './ask.ts';
import { fieldErrors } from './forms.ts';
import type { Origin, SlackContext } from './inbound.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import type { People } from './people.ts';
import type { Responder } from './respond.ts';
import type { WebClient } from './web-client.ts';

/** The answer to a sent form: errors beside its fields, or nothing (it closes). */
export type FormAck = { response_action: 'errors'; errors: Record<string, string> } | undefined;

export interface SubmitParts {
  ask: AskRouter;
  respond: Responder;
  people: People;
}

export interface SentForm {
  origin: Origin;
  /** null: no verb of ours (any more). */
  definition: CommandDefinition | null;
  values: Readonly<Record<string, string>>;
}

/** Acts on a sent form. A router slower than Slack's patience answers by message instead. */
export function createSubmit({ ask, respond, people }: SubmitParts) {
  return async (
    context: SlackContext,
    client: WebClient,
    { origin, definition, values }: SentForm,
    ack: (body: FormAck) => Promise<void>,
  ): Promise<void> => {
    const run = async (): Promise<Reply> => {
      const args = definition ? await withNames(people, context, client, definition, values) : values;
      return ask(context, client, { verb: origin.verb, args }, 'form');
    };
    const work = run();
    const reply = await within(work, ANSWER_WITHIN_MS);
    if (reply?.problem && definition) {
      const errors = fieldErrors(definition, values, origin, reply.message, reply.problem);
      return ack({ response_action: 'errors', errors });
    }
    await ack(undefined);
    await respond(context, client, reply ?? (await work));
  };
}

/** null when the work takes longer. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Forms hold people by id only; the router stores them by name. */
async function withNames(
  people: People,
  { home }: SlackContext,
  client: WebClient,
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const nameTag = async (token: string): Promise<string> => {
    const id = /^<@(\w+)>$/.exec(token)?.[1];
    const name = id ? (await people(client, home.home, id)).name : null;
    return name === null ? token : `<@${id}|${name.replace(/[<>|]/g, '')}>`;
  };
  const named = { ...values };
  for (const argument of definition.args) {
    const value = values[argument.name];
    const holdsPeople = argument.kind === 'person' || argument.kind === 'people';
    if (value === undefined || !holdsPeople) continue;
    named[argument.name] = (await Promise.all(value.split(', ').map(nameTag))).join(', ');
  }
  return named;
}
