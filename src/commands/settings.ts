import { LANGUAGES } from '../listening/channel.ts';
import { changeSettings, LANGUAGES_BY_NAME } from '../services/channels/change-settings.ts';
import { defineCommand } from './command.ts';

export const settings = defineCommand({
  verb: 'settings',
  aliases: ['réglages', 'paramètres'],
  needs: 'member',
  group: 'settings',
  args: [
    { name: 'language', kind: 'choice', choices: LANGUAGES, also: LANGUAGES_BY_NAME, aliases: ['langue'] },
    { name: 'time-zone', kind: 'text', max: 60, aliases: ['fuseau'] },
    { name: 'quiet', kind: 'text', max: 40, runs: true, aliases: ['silence'] },
    { name: 'budget', kind: 'integer', min: 1, max: 500 },
    { name: 'escalate-to', kind: 'channel', aliases: ['escalade'] },
    { name: 'on-call', kind: 'text', max: 500, runs: true, people: true, aliases: ['astreinte'] },
    { name: 'retention', kind: 'integer', min: 1, max: 3_650, aliases: ['conservation'] },
  ],
  run: changeSettings,
});
