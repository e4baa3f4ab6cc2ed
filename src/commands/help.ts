import { ALL_TOPICS, helpOverview, helpTopic, helpTopics, helpVerb } from '../messages/help.ts';
import { helpQuery, QUERY_TOPIC } from '../messages/query-help.ts';
import { setUpNote } from '../messages/set-up-note.ts';
import { rulesOf } from '../services/actor.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';
import { topicNamed, topicOf } from './parser/help-topics.ts';

export const helpCommand = defineCommand({
  verb: 'help',
  needs: 'look',
  group: 'settings',
  args: [{ name: 'target', kind: 'lookup', of: 'verb', positional: true }],
  run: async ({ commands, locale, invocation: { home }, workspace }, values) => {
    const target = given<string>(values, 'target');
    if (target === undefined) return privately(helpOverview(locale));
    if (target === QUERY_TOPIC) return privately(helpQuery(locale));
    const who = setUpNote(home, rulesOf(workspace, home), locale);
    if (target === ALL_TOPICS) return privately(helpTopics(commands, locale, who));
    const definition = commands.find(({ verb }) => verb === target);
    const verb = definition ? helpVerb(definition, locale, who) : null;
    // Some words name both: a topic, and a command.
    const topic = topicOf(topicNamed(target) ?? '');
    if (topic !== null) return privately(helpTopic(topic, commands, locale, verb));
    return privately(verb ?? helpOverview(locale));
  },
});
