import { describe, expect, test } from 'vitest';
import {
  buttonIds,
  menuId,
  overflowId,
  overflowValue,
  readPress,
} from '../../../src/adapters/slack/press.ts';

const STALE = { '~': 'stale' };

describe('a press', () => {
  test('is read back as it was made, however long its arguments', () => {
    for (const note of ['short', 'x'.repeat(5_000)]) {
      const args = { target: '12', note };
      expect(readPress(buttonIds({ verb: 'claim', args }, 0, 'run'))).toEqual({
        kind: 'run',
        verb: 'claim',
        args,
      });
      const action_id = menuId({ verb: 'snooze', arg: 'for', args }, 1);
      expect(readPress({ action_id, selected: '1h' })).toEqual({
        kind: 'run',
        verb: 'snooze',
        args: { ...args, for: '1h' },
      });
    }
  });

  // The router reads arguments as text: what is none was not made by us.
  test.each([
    ['an argument that is no text', '{"target":12}'],
    ['an argument that is an object', '{"target":"12","more":{}}'],
    ['a list', '["12"]'],
    ['no JSON', '{"target"'],
    ['nothing', undefined],
    ['null', 'null'],
    ['arguments that are not kept any more', '{"~":"gone"}'],
  ])('with %s is a stale button', (_name, value) => {
    expect(readPress({ action_id: 'b|claim|0', value })).toEqual({ kind: 'run', verb: 'claim', args: STALE });
  });

  test('of an option of an overflow menu is a command of its own', () => {
    const args = { target: '0kq2v1x9a-0123456789abcdef.1a2b3c4d', as: 'not-about-us' };
    const selected = overflowValue({ verb: 'mark', args })!;
    expect(selected.length).toBeLessThanOrEqual(75);
    expect(readPress({ action_id: overflowId(0), selected })).toEqual({ kind: 'run', verb: 'mark', args });
    expect(overflowValue({ verb: 'mark', args: { target: 'x'.repeat(75) } })).toBeNull();
  });

  test.each([undefined, '', '?', '=&', 'mark', 'mark?&&as'])(
    'of an option that nobody of ours made is no command that runs: %j',
    (selected) => {
      const press = readPress({ action_id: overflowId(0), ...(selected === undefined ? {} : { selected }) });
      expect(press?.args.target).toBeUndefined();
    },
  );

  test.each(['', 'x|claim|0', 'b', 'm|snooze|0', 'u|0'])('of somebody else is none: %j', (action_id) => {
    expect(readPress({ action_id, value: '{}' })).toBeNull();
  });
});
