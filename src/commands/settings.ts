import { languageTags } from '../messages/languages/index.ts';
import { changeSettings } from '../services/channels/change-settings.ts';
import { defineCommand } from './command.ts';

export const settings = defineCommand({
  verb: 'settings',
  needs: 'member',
  group: 'settings',
  args: [
    { name: 'language', kind: 'choice', choices: languageTags },
    { name: 'time-zone', kind: 'text', max: 60 },
    { name: 'quiet', kind: 'text', max: 40, runs: true },
    { name: 'budget', kind: 'integer', min: 1, max: 500 },
    { name: 'escalate-to', kind: 'channel' },
    { name: 'on-call', kind: 'text', max: 500, runs: true, people: true },
    { name: 'retention', kind: 'integer', min: 1, max: 3_650 },
  ],
  run: changeSettings,
});
