import { beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { alertCard } from '../../../src/messages/alerts/alert.ts';
import type { Message, Run } from '../../../src/messages/message.ts';
import { actOnAlert } from '../../../src/services/alerts/act-on-alert.ts';
import { birch, maple, newWorld, raise, readable, sendAll, type World } from '../../commands/harness.ts';

let world: World;
let alert: Alert;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

/** Who is named in a message, and whether they are notified. */
function called({ elements }: Message): [string, boolean][] {
  const runs = elements.flatMap((element): Run[] =>
    element.kind === 'text' && typeof element.text !== 'string' ? element.text : [],
  );
  return runs.flatMap((run) =>
    typeof run === 'object' && 'person' in run ? [[run.person.id, run.ping ?? false]] : [],
  );
}

const BOTH = '<@U0MAPLE|maplefox>, <@U0BIRCH|birchowl>';

describe('settings --on-call', () => {
  test('names people, shows them, and forgets them', async () => {
    const reply = await world.say(`settings --on-call ${BOTH}`);
    expect(readable(reply.message)).toContain('→ maplefox, birchowl');
    const [channel] = await world.store.channels((await world.workspace()).id);
    expect(channel!.onCall.map(({ id }) => id)).toEqual(['U0MAPLE', 'U0BIRCH']);
    expect(readable((await world.say('settings')).message)).toContain('On call: maplefox, birchowl');
    const look = await world.say('settings');
    expect((await world.press('settings', look.change!.values, { origin: 'form' })).message.summary).toMatch(
      /already/,
    );
    await world.say('réglages --astreinte personne');
    expect((await world.store.channels(channel!.workspaceId))[0]!.onCall).toEqual([]);
  });

  test('refuses what is no person, and crowds', async () => {
    expect((await world.say('settings --on-call @maplefox, @!')).problem).toMatchObject({
      argument: 'on-call',
    });
    const crowd = Array.from({ length: 11 }, (_, n) => `<@U0P${n}>`).join(' ');
    expect(readable((await world.say(`settings --on-call ${crowd}`)).message)).toContain(
      'At most 10 people can be on call',
    );
  });

  test.each(['@nobodyknows', 'U0birch', '@maplefox @nobodyknows'])(
    'refuses %s, which would notify nobody',
    async (typed) => {
      const reply = await world.say(`settings --on-call ${typed}`);
      expect(reply.problem).toMatchObject({ code: 'bad-argument', argument: 'on-call' });
      expect(await onCall()).toEqual([]);
    },
  );

  const GROUP = { platform: 'slack', id: 'S0DESK', name: 'desk' };
  test.each([
    ['--on-call <!subteam^S0DESK|@desk>', [GROUP]],
    ['--on-call <@U0BIRCH|birchowl>, <!subteam^S0DESK|desk>', [birch, GROUP]],
    ['--on-call @maplefox', [maple]],
    ['--on-call me', [maple]],
    ['--on-call U0MAPLE', [maple]],
    ['--escalate-to <@U0BIRCH|birchowl>', [birch]],
    ['--escalate-to @maplefox', [maple]],
    ['--escalate-to <!subteam^S0DESK|desk> <@U0BIRCH|birchowl>', [birch, GROUP]],
  ])('%s takes what people type', async (typed, expected) => {
    const reply = await world.say(`settings ${typed}`);
    expect(reply.problem).toBeUndefined();
    expect(await onCall()).toEqual(expected);
    // A name that was given once is known from then on, and what is shown can be sent back.
    if (typed.includes('desk')) {
      await world.say('settings --on-call off');
      await world.say('settings --on-call <!subteam^S0DESK|desk>', { channel: 'C0OTHER' });
      await world.say('settings --on-call @desk');
      expect(await onCall()).toEqual([GROUP]);
    }
    const { change } = await world.say('settings');
    expect((await world.press('settings', change!.values, { origin: 'form' })).message.summary).toMatch(
      /already/,
    );
  });
});

/** People and groups on call in the channel spoken in. */
async function onCall() {
  const channels = await world.store.channels((await world.workspace()).id);
  const { onCall: people, onCallGroups } = channels.find(({ ref }) => ref.channel === 'C0SUPPORT')!;
  return [...people, ...onCallGroups];
}

describe('an escalation', () => {
  test('calls them in the escalation channel, but nobody for their own act', async () => {
    await world.say(`settings --escalate-to <#C0ONCALL|oncall> --on-call ${BOTH}`);
    alert = await raise(world);
    await world.say('escalate 1');
    const sent = await sendAll(world);
    const card = sent.find(({ kind }) => kind === 'post')!;
    expect(called(card.message)).toEqual([
      ['U0MAPLE', false],
      ['U0MAPLE', false],
      ['U0BIRCH', true],
    ]);
    const line = sent.find(({ kind }) => kind === 'reply')!;
    expect(called(line.message).map(([id]) => id)).toEqual(['U0MAPLE']);
  });

  test('calls them in the thread where there is no other channel, also by the timer', async () => {
    await world.say(`settings --on-call ${BOTH}`);
    alert = await raise(world);
    const at = { workspaceId: alert.workspaceId, alertId: alert.id };
    await actOnAlert(world.store, at, { verb: 'escalate' }, 'timer', world.now());
    const line = (await sendAll(world)).find(({ kind }) => kind === 'reply')!;
    expect(called(line.message)).toEqual([
      ['U0MAPLE', true],
      ['U0BIRCH', true],
    ]);
    expect(readable(line.message)).not.toContain('--escalate-to');
  });

  test('that calls nobody is none on the card, and a person can still do it once there is somebody', async () => {
    alert = await raise(world);
    const at = { workspaceId: alert.workspaceId, alertId: alert.id };
    await actOnAlert(world.store, at, { verb: 'escalate' }, 'timer', world.now());
    const stored = async () => (await world.store.alert(alert.workspaceId, alert.id))!;
    const cardOf = async (language: 'en' | 'fr') =>
      alertCard(await stored(), 'Kestrelbox', { language, timeZone: 'Europe/Paris' }).summary;
    expect(await cardOf('en')).toContain('overdue since');
    expect(await cardOf('en')).not.toContain('escalated');
    expect(await cardOf('fr')).not.toContain('escaladée');
    await world.say(`settings --on-call ${BOTH}`);
    await world.say('escalate 1');
    const line = (await sendAll(world)).filter(({ kind }) => kind === 'reply').at(-1)!;
    expect(called(line.message)).toContainEqual(['U0BIRCH', true]);
    expect(await cardOf('en')).toContain('escalated');
  });

  test('calls a group, also where no person is on call', async () => {
    await world.say('settings --on-call <!subteam^S0DESK|desk>');
    alert = await raise(world);
    await world.say('escalate 1');
    const line = (await sendAll(world)).find(({ kind }) => kind === 'reply')!;
    expect(JSON.stringify(line.message.elements)).toContain(
      '{"group":{"platform":"slack","id":"S0DESK","name":"desk"},"ping":true}',
    );
  });

  test('is done by a person where somebody is on call and there is no other channel', async () => {
    await world.say(`settings --on-call ${BOTH}`);
    alert = await raise(world);
    await world.say('escalate 1');
    expect((await world.store.alert(alert.workspaceId, alert.id))!.triage.escalated).not.toBeNull();
  });

  test('does not count who is on call in a channel that does not show the alert', async () => {
    alert = await raise(world);
    await world.say(`settings --on-call ${BOTH}`, { channel: 'C0ONCALL' });
    expect(readable((await world.say('escalate 1')).message)).toContain('--escalate-to');
    expect((await world.store.alert(alert.workspaceId, alert.id))!.triage.escalated).toBeNull();
  });

  test('calls the people of the escalation channel itself and those of the channel it comes from', async () => {
    await world.say('settings --on-call <@U0BIRCH|birchowl>', { channel: 'C0ONCALL' });
    await world.say('settings --escalate-to <#C0ONCALL|oncall> --on-call <@U0CEDAR|cedar>');
    alert = await raise(world);
    await world.say('escalate 1');
    const card = (await sendAll(world)).find(({ kind }) => kind === 'post')!;
    expect(called(card.message)).toEqual([
      ['U0MAPLE', false],
      ['U0BIRCH', true],
      ['U0CEDAR', true],
    ]);
  });

  test('with nobody on call and no channel still says how to set one', async () => {
    await raise(world);
    expect(readable((await world.say('escalate 1')).message)).toContain('--escalate-to');
  });
});

describe('numbers and names, not ids', () => {
  test('a duplicate says of which alert, on the card, in the thread and in the answer', async () => {
    await raise(world, { id: 'first' });
    await raise(world, { id: 'second' });
    await world.say('merge 2 1');
    const sent = await sendAll(world);
    const card = sent.find(({ kind, key }) => kind === 'edit' && key.includes('second'))!;
    expect(readable(card.message)).toContain('duplicate of alert #1');
    expect(readable((await world.say('alerts 2', { language: 'fr' })).message)).toContain(
      'doublon de l’alerte #1',
    );
  });

  test('the audit', async () => {
    alert = await raise(world, { id: 'negative-xyz' });
    await raise(world, { id: 'second-xyz' });
    await world.say('assign 1 <@U0BIRCH|birchowl>');
    await world.say('claim 1 --take-over', { by: birch });
    await world.say('merge 2 1');
    await world.say('remove Kestrelbox --yes');
    const text = readable((await world.say('audit --count 50', { admin: true })).message);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|xyz|slack:U0/);
    expect(text).toMatch(/assign \| a deleted alert \| @birchowl/);
    expect(text).toMatch(/merge \| .* \| #1/);
    expect(text).toMatch(/add \| Kestrelbox/);
  });
});
