import { helpOverview, helpVerb } from '../messages/help.ts';
import { setUpNote } from '../messages/set-up-note.ts';
import { rulesOf } from '../services/actor.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const helpCommand = defineCommand({
  verb: 'help',
  needs: 'look',
  group: 'settings',
  args: [{ name: 'target', kind: 'lookup', of: 'verb', positional: true }],
  run: async ({ commands, locale, invocation: { home }, workspace }, values) => {
    const verb = given<string>(values, 'target');
    const definition = commands.find((command) => command.verb === verb);
    const who = setUpNote(home, rulesOf(workspace, home), locale);
    return privately(definition ? helpVerb(definition, locale, who) : helpOverview(commands, locale, who));
  },
});
