import { helpOverview, helpVerb } from '../messages/help.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const helpCommand = defineCommand({
  verb: 'help',
  needs: 'look',
  group: 'settings',
  args: [{ name: 'target', kind: 'lookup', of: 'verb', positional: true }],
  run: async ({ commands, locale }, values) => {
    const verb = given<string>(values, 'target');
    const definition = commands.find((command) => command.verb === verb);
    return privately(definition ? helpVerb(definition, locale) : helpOverview(commands, locale));
  },
});
