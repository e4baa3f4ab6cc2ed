import { type CommandDefinition, defineCommand } from '../../src/commands/command.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';

const run = () => Promise.reject(new Error('not called by the parser'));

/** A small registry that has every kind of argument. */
export const definitions: readonly CommandDefinition[] = [
  defineCommand({
    verb: 'help',
    needs: 'look',
    group: 'settings',
    args: [{ name: 'verb', kind: 'lookup', of: 'verb', positional: true }],
    run,
  }),
  defineCommand({
    verb: 'add',
    needs: 'look',
    group: 'listen',
    args: [
      { name: 'query', kind: 'text', positional: true, required: true, verbatim: true },
      { name: 'name', kind: 'text' },
      { name: 'lang', kind: 'text' },
      { name: 'in', kind: 'channel' },
    ],
    run,
  }),
  defineCommand({
    verb: 'edit',
    needs: 'look',
    group: 'listen',
    args: [
      { name: 'keyword', kind: 'lookup', of: 'keyword', positional: true, required: true },
      { name: 'query', kind: 'text', verbatim: true },
      { name: 'name', kind: 'text' },
    ],
    run,
  }),
  defineCommand({
    verb: 'resume',
    needs: 'look',
    group: 'listen',
    args: [{ name: 'keyword', kind: 'lookup', of: 'keyword', positional: true }],
    run,
  }),
  defineCommand({
    verb: 'digest',
    needs: 'look',
    group: 'read',
    args: [
      { name: 'cadence', kind: 'choice', choices: ['daily', 'weekly', 'off'], positional: true },
      { name: 'at', kind: 'time' },
    ],
    run,
  }),
  defineCommand({
    verb: 'report',
    needs: 'look',
    group: 'read',
    args: [
      { name: 'keyword', kind: 'lookup', of: 'keyword', positional: true },
      { name: 'since', kind: 'duration', min: MINUTE, max: 90 * DAY },
      { name: 'public', kind: 'flag' },
    ],
    run,
  }),
  defineCommand({
    verb: 'note',
    needs: 'look',
    group: 'triage',
    args: [
      { name: 'alert', kind: 'lookup', of: 'alert', positional: true, required: true },
      { name: 'text', kind: 'text', rest: true, runs: true, required: true },
      { name: 'to', kind: 'person' },
    ],
    run,
  }),
  defineCommand({
    verb: 'settings',
    needs: 'admin',
    group: 'settings',
    args: [],
    run,
  }),
  defineCommand({
    verb: 'remove',
    needs: 'admin',
    group: 'listen',
    destructive: true,
    args: [
      { name: 'keyword', kind: 'lookup', of: 'keyword', positional: true },
      { name: 'yes', kind: 'flag' },
    ],
    run,
  }),
];
