import type { Invocation, Reply } from '../../commands/command.ts';
import type { Router } from '../platform.ts';
import { invocationOf, type SlackContext } from './inbound.ts';
import { withBars } from './missing-access.ts';
import { createNamedChannels } from './named-channels.ts';
import { isOutside, type People } from './people.ts';
import type { WebClient } from './web-client.ts';

export interface AskParts {
  router: Router;
  people: People;
  /** Name of the workspace. Commands hold its address at best, events its id only. */
  nameOf(home: string): Promise<string | null>;
}

/** Asks the router in the name of whoever acted. */
export type AskRouter = (
  context: SlackContext,
  client: WebClient,
  input: Invocation['input'],
  origin: Invocation['origin'],
) => Promise<Reply>;

export function createAsk({ router, people, nameOf }: AskParts): AskRouter {
  return async (context, client, input, origin) => {
    const [profile, homeName] = await Promise.all([
      people(client, context.home.home, context.person.id),
      nameOf(context.home.home),
    ]);
    // Slack sends login names, and people see each other by another.
    const person = { ...context.person, name: profile.name ?? context.person.name };
    const named = { ...context, person, homeName: homeName ?? context.homeName };
    const outside = isOutside(context.home.home, context, profile);
    // What somebody is in another organization gives them no rights here.
    const rights = { ...profile, outside, admin: profile.admin && !outside };
    const { withNames, rightsIn } = createNamedChannels(client, context.person.id);
    const invocation = invocationOf(named, rights, await withNames(input), origin, context.trigger);
    const reply = await router.handle({ ...invocation, askRightsIn: rightsIn });
    return withBars(context, client, reply);
  };
}
