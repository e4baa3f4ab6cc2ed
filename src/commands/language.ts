import { LANGUAGES } from '../listening/channel.ts';
import { changeSettings, LANGUAGES_BY_NAME } from '../services/channels/change-settings.ts';
import { defineCommand } from './command.ts';

export const language = defineCommand({
  verb: 'language',
  aliases: ['langue'],
  needs: 'member',
  group: 'settings',
  args: [
    { name: 'target', kind: 'choice', choices: LANGUAGES, also: LANGUAGES_BY_NAME, positional: true },
    { name: 'time-zone', kind: 'text', max: 60, aliases: ['fuseau'] },
  ],
  run: (context, { target, ...rest }) =>
    changeSettings(context, { ...rest, ...(target === undefined ? {} : { language: target }) }),
});
