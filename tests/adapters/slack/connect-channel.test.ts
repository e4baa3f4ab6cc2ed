import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { type Body, teamsOf } from '../../../src/adapters/slack/inbound.ts';
import { isOutside } from '../../../src/adapters/slack/people.ts';
import type { Invocation, Reply } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import { noRouter } from '../../fakes/router.ts';
import { event, MAPLE, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { TEAM } from '../../fakes/slack/server.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';

/** Somebody of another organization, in a channel that both share. */
const STRANGER = 'T0STRANGER';
const team = { id: STRANGER, domain: 'stranger' };
const OWL = { id: 'U0EXT', name: 'externowl' };
const ofStranger = { ...OWL, username: OWL.name, team_id: STRANGER };

let asked: Invocation[] = [];
let removed: string[] = [];
const router: Router = {
  ...noRouter,
  commands,
  handle: async (invocation): Promise<Reply> => {
    asked.push(invocation);
    return {
      ...(invocation.origin === 'typed' ? { form: { verb: 'add', values: {} } } : {}),
      visibility: 'private',
      message: { language: 'en', summary: 'done', mood: 'plain', elements: [{ kind: 'text', text: 'done' }] },
    };
  },
  complete: async () => [],
  homeRemoved: async () => {},
  channelRemoved: async ({ home, channel }) => void removed.push(`${home}:${channel}`),
};
let bench: Bench;
beforeEach(async () => {
  asked = [];
  removed = [];
  bench = await startBench(router, SOCKET);
});
afterEach(() => bench.close());

const button = { type: 'button', action_id: 'b|claim|0', value: '{"target":"1"}' };

describe('who acts in a channel that is shared with another organization', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['a member', {}, false],
    ['a stranger', { user: ofStranger }, true],
    ['a stranger, from their own workspace', { user: ofStranger, team }, true],
    ['a member, in a delivery of the whole organization', { team: null, enterprise: { id: 'E1' } }, false],
  ])('%s presses: the tenant is ours', async (_name, more, outside) => {
    const { fake } = bench;
    await fake.socket('interactive', press(fake, button, MAPLE, more));
    await fake.until(() => asked.length === 1 && fake.responses[0]);
    expect(asked[0]).toMatchObject({ home: { home: TEAM }, outside });
  });

  test('a stranger who is an admin at home is none here', async () => {
    const { fake } = bench;
    fake.users.set(OWL.id, { id: OWL.id, name: OWL.name, team_id: STRANGER, is_admin: true });
    await fake.socket('interactive', press(fake, button, MAPLE, { user: ofStranger }));
    await fake.until(() => asked.length === 1);
    expect(asked[0]).toMatchObject({ admin: false, outside: true });
  });

  test('a colleague of another workspace of the same organization is none of outside', async () => {
    const { fake } = bench;
    const enterprise_user = { id: 'U0EXT', enterprise_id: 'E1', teams: [STRANGER, TEAM] };
    fake.users.set(OWL.id, { id: OWL.id, name: OWL.name, is_admin: true, enterprise_user });
    await fake.socket('interactive', press(fake, button, MAPLE, { user: ofStranger }));
    await fake.until(() => asked.length === 1);
    expect(asked[0]).toMatchObject({ admin: true, outside: false });
  });

  test('a form that was opened there belongs to the installation that opened it', async () => {
    const { fake } = bench;
    await fake.socket('slash_commands', slash(fake, 'add'));
    const view = await fake.until(() => fake.views[0]);
    const sent = submission(fake, view, { target: { value: 'wrenlight' } });
    await fake.socket('interactive', {
      ...sent,
      team,
      user: ofStranger,
      view: { ...sent.view, app_installed_team_id: TEAM },
    });
    await fake.until(() => asked.some(({ origin }) => origin === 'form'));
    expect(asked.at(-1)).toMatchObject({ home: { home: TEAM }, outside: true });
  });

  test('an event of their workspace is about the channel of ours', async () => {
    const { fake } = bench;
    await fake.socket(
      'events_api',
      event({ type: 'channel_archive', channel: 'C0SUPPORT' }, { team_id: STRANGER }),
    );
    while (removed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(removed).toEqual([`${TEAM}:C0SUPPORT`]);
  });
});

test.each([
  ['theirs is said', STRANGER, TEAM, [TEAM], false],
  ['theirs is said, and no profile known', STRANGER, TEAM, [], true],
  ['ours is said', TEAM, STRANGER, [], false],
  ['only where it came from is known', null, STRANGER, [], true],
  ['it came from ours, by somebody whose profile is of another', null, TEAM, [STRANGER], true],
  ['it came from another, by somebody of ours', null, STRANGER, [TEAM], false],
  ['nothing is known, as of an event', null, null, [], false],
])('outside or not: %s', (_name, theirTeam, fromTeam, teams, outside) => {
  expect(isOutside(TEAM, { theirTeam, fromTeam }, { teams })).toBe(outside);
});

test.each<[string, Body, string[]]>([
  [
    'a view',
    {
      view: { id: 'V', app_installed_team_id: 'T0A' },
      team: { id: 'T0B' },
      user: { id: 'U', team_id: 'T0B' },
    },
    ['T0A', 'T0B'],
  ],
  ['an event', { authorizations: [{ team_id: 'T0A' }], team_id: 'T0B' }, ['T0A', 'T0B']],
  ['a press', { type: 'block_actions', message: { team: 'T0A' }, team: { id: 'T0B' } }, ['T0A', 'T0B']],
  [
    'a shortcut on a message of theirs',
    { type: 'message_action', message: { team: 'T0B' }, team: { id: 'T0A' } },
    ['T0A'],
  ],
  ['nothing', {}, []],
])('the teams that %s names, the installed one first', (_name, body, teams) => {
  expect(teamsOf(body)).toEqual(teams);
});
