import { languageTags } from '../messages/languages/index.ts';
import { changeSettings } from '../services/channels/change-settings.ts';
import { defineCommand } from './command.ts';

export const language = defineCommand({
  verb: 'language',
  needs: 'member',
  group: 'settings',
  args: [
    { name: 'target', kind: 'choice', choices: languageTags, positional: true },
    { name: 'time-zone', kind: 'text', max: 60 },
  ],
  run: (context, { target, ...rest }) =>
    changeSettings(context, { ...rest, ...(target === undefined ? {} : { language: target }) }),
});
