import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { CommandIds } from './command-mention.ts';
import { commandsJson, hashOf } from './register.ts';

export interface RegistrationParts {
  rest: REST;
  log: Log;
  definitions: readonly CommandDefinition[];
  /** Roles of ours decide who manages. */
  byRole: boolean;
  /** Guilds to register the commands in; empty: everywhere. */
  guilds: readonly string[];
  /** The hash of the commands as Discord last got them: they are registered only when it changed. */
  commandsHash: { get(): Promise<string | null>; set(hash: string): Promise<void> };
  sleep(ms: number): Promise<void>;
  stopped(): boolean;
  /** Their ids, by name. */
  onIds(ids: CommandIds): void;
}

/** Waits between tries to register the commands; the last one stays. */
const WAITS_MS = [5_000, 60_000, 600_000];

/**
 * Registers the commands of an application, tried again until Discord takes them: meanwhile the bot works with those that
 * it took last. Resolves after the first try.
 */
export async function keepRegistered(parts: RegistrationParts, application: string): Promise<void> {
  const insist = async (tries: number): Promise<void> => {
    try {
      await register(parts, application);
    } catch (error) {
      parts.log.error('commands not registered', error, { tries });
      void parts.sleep(WAITS_MS[tries - 1] ?? WAITS_MS.at(-1)!).then(() => {
        if (!parts.stopped()) return insist(tries + 1);
      });
    }
  };
  await insist(1);
}

async function register(
  { rest, log, definitions, byRole, guilds, commandsHash, onIds }: RegistrationParts,
  application: string,
): Promise<void> {
  const commands = commandsJson(definitions, byRole);
  const hash = hashOf(commands, [application, ...guilds]);
  const routes =
    guilds.length === 0
      ? [Routes.applicationCommands(application)]
      : guilds.map((guild) => Routes.applicationGuildCommands(application, guild));
  const isKnown = (await commandsHash.get()) === hash;
  const registered: APIApplicationCommand[] = [];
  for (const route of routes) {
    const answer = isKnown ? await rest.get(route) : await rest.put(route, { body: commands });
    registered.push(...(answer as APIApplicationCommand[]));
  }
  // In several guilds a command has an id in each: only one of them could be right in a message.
  if (routes.length === 1) onIds(new Map(registered.map(({ name, id }) => [name, id])));
  if (isKnown) return;
  await commandsHash.set(hash);
  log.info('commands registered', { guilds: guilds.length });
}
