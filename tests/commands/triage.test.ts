import { beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { STEADY_CLOCK } from '../../src/listening/alerts/triage-clock.ts';
import { dueTimer } from '../../src/listening/alerts/triage-timers.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { actOnAlert } from '../../src/services/alerts/act-on-alert.ts';
import { birch, buttonsOf, maple, newWorld, raise, readable, sendAll, type World } from './harness.ts';

let world: World;
let alert: Alert;

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  // A second channel, in French, shows the same alert.
  await world.say('langue fr', { channel: 'C0VEILLE' });
  await world.say('ajouter kestrelbox --nom Kestrelbox', { channel: 'C0VEILLE' });
  alert = await raise(world);
});

const stored = async () => (await world.store.alert(alert.workspaceId, alert.id))!;
const replyText = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const audits = async () =>
  (await world.store.audit(alert.workspaceId, { subject: alert.id, limit: 50 })).map(({ act }) => act);

describe('claiming', () => {
  test('marks every card, answers in private, and writes no line', async () => {
    const reply = await world.say('claim 1');
    expect(reply.visibility).toBe('private');
    expect(reply.message.summary).toBe(copyOf('en').triage.youHaveIt('1'));
    expect((await stored()).triage).toMatchObject({ state: 'claimed', holder: maple });
    const sent = await sendAll(world);
    expect(sent.map(({ kind, channelId }) => `${kind} ${channelId}`).sort()).toEqual([
      'edit slack:T0KESTREL:C0SUPPORT',
      'edit slack:T0KESTREL:C0VEILLE',
    ]);
    expect(sent.map(({ message }) => message.language).sort()).toEqual(['en', 'fr']);
    expect(await audits()).toEqual(['claim']);
  });

  test('in French, by number with a hash', async () => {
    expect((await world.say('prendre #1', { language: 'fr' })).message.language).toBe('fr');
    expect((await stored()).triage.holder).toEqual(maple);
  });

  test('a double click changes nothing and notifies nobody', async () => {
    await world.press('claim', { target: '1' });
    await sendAll(world);
    expect(readable((await world.press('claim', { target: '1' })).message)).toContain(
      copyOf('en').triage.done.unchanged('1'),
    );
    expect((await stored()).version).toBe(2);
    expect(await sendAll(world)).toEqual([]);
    expect(await audits()).toEqual(['claim']);
  });

  test('the same delivery of a click acts once', async () => {
    const manner = { onceKey: 'trigger-1' };
    const first = await world.press('note', { target: '1', text: 'vendor called' }, manner);
    const second = await world.press('note', { target: '1', text: 'vendor called' }, manner);
    expect([first.repeated, second.repeated]).toEqual([undefined, true]);
    expect((await stored()).triage.notes).toHaveLength(1);
  });

  test('a second person is asked, and the button they get takes over; the thread says so', async () => {
    await world.press('claim', { target: '1' });
    await sendAll(world);
    const question = await world.press('claim', { target: '1' }, { by: birch });
    expect(readable(question.message)).toContain('maplefox');
    expect((await stored()).triage.holder).toEqual(maple);
    const [button] = buttonsOf(question);
    await world.press(button!.verb, button!.args, { by: birch });
    expect((await stored()).triage.holder).toEqual(birch);
    const replies = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(replies).toHaveLength(2);
    expect(readable(replies[0]!.message)).toContain('birchowl');
  });

  test('of two people at the same moment one has it and the other is asked', async () => {
    const replies = await Promise.all([
      world.press('claim', { target: '1' }, { by: maple }),
      world.press('claim', { target: '1' }, { by: birch }),
    ]);
    const { holder } = (await stored()).triage;
    expect([maple.id, birch.id]).toContain(holder?.id);
    expect(
      replies.filter(({ message }) => message.summary === copyOf('en').triage.youHaveIt('1')),
    ).toHaveLength(1);
    expect(
      replies.filter((reply) => buttonsOf(reply).some(({ args }) => args['take-over'] !== undefined)),
    ).toHaveLength(1);
    expect((await stored()).version).toBe(2);
  });

  test('another person in a hurry is seen: the act is done upon what they made of it', async () => {
    const { store } = world;
    let disturbed = false;
    const slow = new Proxy(store, {
      get: (target, name, self) => {
        if (name !== 'commitAct') return Reflect.get(target, name, self);
        return async (...args: Parameters<typeof store.commitAct>) => {
          if (!disturbed) {
            disturbed = true;
            await world.say('note 1 seen', { by: birch });
          }
          return store.commitAct(...args);
        };
      },
    });
    const at = { workspaceId: alert.workspaceId, alertId: alert.id };
    const outcome = await actOnAlert(slow, at, { verb: 'claim' }, maple, world.now());
    expect(outcome).toMatchObject({ done: true, changed: true });
    expect((await stored()).triage).toMatchObject({
      holder: maple,
      notes: [expect.objectContaining({ text: 'seen' })],
    });
    expect((await stored()).version).toBe(3);
  });
});

describe('handing over', () => {
  test('assign names the other in the thread; release frees it', async () => {
    await world.say('claim 1');
    await world.say('confier 1 <@U0BIRCH|birchowl>', { language: 'fr' });
    expect((await stored()).triage.holder).toEqual(birch);
    const lines = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(lines.map(({ message }) => JSON.stringify(message)).join()).toContain('"ping":true');
    await world.say('rendre 1', { by: birch });
    expect((await stored()).triage).toMatchObject({ state: 'new', holder: null });
    expect(await replyText('release 1')).toContain('Nobody holds alert #1');
  });

  test('nobody is pinged for giving it to themselves', async () => {
    await world.say('assign 1 me');
    const lines = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(JSON.stringify(lines)).not.toContain('"ping":true');
  });

  test('without a name the form is opened', async () => {
    expect((await world.press('assign', { target: '1' })).form).toEqual({
      verb: 'assign',
      values: { target: '1' },
    });
    expect(await replyText('assign 1 "?!"')).toContain('do not know who');
  });
});

describe('snoozing', () => {
  test.each([
    ['snooze 1 4h', 4 * HOUR],
    ['reporter 1 --pour 30m', 30 * MINUTE],
    ['snooze 1 2d --why fix ships Thursday', 2 * DAY],
    ['reporter 1 2j --raison le correctif arrive', 2 * DAY],
  ])('%s', async (line, length) => {
    await world.say(line);
    expect((await stored()).triage).toMatchObject({ state: 'snoozed', snoozedUntil: world.now() + length });
  });

  test.each(['snooze 1 until tomorrow', 'snooze 1 --until tomorrow', 'reporter 1 jusqu’à demain'])(
    '%s does not end at midnight',
    async (line) => {
      await world.say(line);
      expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 4, 8));
      await world.say('snooze 1 --until 2026-03-04');
      expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 3, 23));
      await world.say('snooze 1 tomorrow 7:30');
      expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 4, 6, 30));
    },
  );

  test('tomorrow is nine in the morning where the channel is', async () => {
    await world.press('snooze', { target: '1', for: 'tomorrow' });
    expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 4, 8));
    await world.say('reporter 1 demain');
    await world.say('snooze 1 --until "2026-03-03 18:30"');
    expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 3, 17, 30));

    await world.say('snooze 1 calm');
    expect((await stored()).triage.snoozedUntil).toBe('calm');
  });

  test('tomorrow is the next day too when it is said at night, before nine', async () => {
    world.pass(15 * HOUR);
    await world.say('snooze 1 tomorrow');
    expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 5, 8));
  });

  test('a reason is asked for beyond the next morning and beyond a day, whichever is later', async () => {
    world.pass(15 * HOUR);
    expect(await replyText('snooze 1 --until "2026-03-05 09:10"')).toContain('needs a reason');
    await world.say('snooze 1 --until "2026-03-05 08:55"');
    expect((await stored()).triage.snoozedUntil).toBe(Date.UTC(2026, 2, 5, 7, 55));
    world.pass(10 * HOUR);
    expect(await replyText('snooze 1 25h')).toContain('needs a reason');
    await world.say('snooze 1 24h');
    expect((await stored()).triage.snoozedUntil).toBe(world.now() + DAY);
  });

  test('a moment is asked for in the form; without either there is nothing to do', async () => {
    expect((await world.press('snooze', { target: '1', until: '' })).form).toEqual({
      verb: 'snooze',
      values: { target: '1', until: '' },
    });
    expect((await world.press('snooze', { target: '1' })).form).toEqual({
      verb: 'snooze',
      values: { target: '1' },
    });
    expect((await stored()).triage.state).toBe('new');
  });

  test('more than a day needs a reason; nonsense is refused with an example', async () => {
    expect(await replyText('snooze 1 2d')).toContain('--why');
    expect(await replyText('snooze 1 soon')).toContain('30m, 4h, 7d');
    expect(await replyText('snooze 1 90d')).toContain('5m to 30d');
    expect((await stored()).version).toBe(1);
  });
});

describe('escalating', () => {
  test('posts the card in the escalation channel, once, and edits it along', async () => {
    await world.say('settings --escalate-to <#C0ONCALL|oncall>');
    await world.say('escalate 1');
    const sent = await sendAll(world);
    const posts = sent.filter(({ kind }) => kind === 'post');
    expect(posts.map(({ channelId }) => channelId)).toEqual(['slack:T0KESTREL:C0ONCALL']);
    expect(readable(posts[0]!.message)).toContain('Escalated');
    const lines = sent.filter(({ kind }) => kind === 'reply');
    expect(lines.map(({ message }) => readable(message).includes('maplefox'))).toEqual([true, true]);
    expect(await replyText('escalader 1', { by: birch })).toContain(copyOf('en').triage.done.unchanged('1'));
    await world.say('claim 1', { channel: 'C0ONCALL', by: birch });
    expect((await sendAll(world)).map(({ channelId }) => channelId)).toContain('slack:T0KESTREL:C0ONCALL');
  });
});

describe('nowhere to escalate to', () => {
  test('a person learns so, and nothing is marked', async () => {
    expect(await replyText('escalate 1')).toContain('--escalate-to');
    expect((await stored()).triage.escalated).toBeNull();
  });
});

describe('notes', () => {
  test('words after the number are the note, as written; the thread shows it', async () => {
    await world.say('note 1 Rollback of 4.2 started, "status page" updated.');
    const lines = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(readable(lines[0]!.message)).toContain('Rollback of 4.2 started');
    expect(await replyText('alerts 1')).toContain('Rollback of 4.2 started');
    expect((await world.say('noter 1', { language: 'fr' })).form).toEqual({
      verb: 'note',
      values: { target: '1' },
    });
  });
});

describe('closing', () => {
  test('resolve needs a reason, and the thread gets three lines', async () => {
    expect((await world.say('resolve 1')).form).toEqual({ verb: 'resolve', values: { target: '1' } });
    expect(await replyText('resolve 1 fixd')).toContain('Did you mean fixed?');
    world.pass(HOUR);
    await world.say('résoudre 1 --raison corrigé', { by: birch });
    expect((await stored()).triage).toMatchObject({ state: 'resolved', reason: 'fixed', closedBy: birch });
    const lines = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(lines.map(({ message }) => message.elements.length)).toEqual([3, 3]);
  });

  test('who gives no reason reads which there are, and what each means', async () => {
    const english = await replyText('resolve 1');
    expect(english).toContain('no-action real, no action needed');
    expect(english).toContain('wrong-sentiment wrong sentiment');
    expect(await replyText('résoudre 1', { language: 'fr' })).toContain(
      'notre-activité notre propre campagne ou activité',
    );
    expect(await replyText('resolve 1 --reason')).toContain('own-activity our own campaign or activity');
  });

  test('a real reason does not dismiss', async () => {
    expect(await replyText('classer 1 corrigé')).toContain('noise');
    expect(await replyText('dismiss 1 fixed')).toContain('noise');
    expect((await stored()).triage.state).toBe('new');
  });

  test('dismiss is noise unless said otherwise, and offers the cure', async () => {
    const reply = await world.press('dismiss', { target: '1' });
    expect((await stored()).triage).toMatchObject({ state: 'dismissed', reason: 'noise' });
    expect(buttonsOf(reply)).toEqual([
      expect.objectContaining({ verb: 'alert', args: { target: 'Kestrelbox' } }),
    ]);
  });

  test.each([
    ['claim 1', 'reopen 1'],
    ['snooze 1 1h', 'reopen 1'],
    ['resolve 1 answered', 'reopen 1'],
  ])('a closed alert refuses %s, and says how to go on', async (line, words) => {
    await world.say('dismiss 1 bruit');
    expect(await replyText(line)).toContain(words);
    expect((await stored()).version).toBe(2);
  });

  test('reopen makes it new again and counts', async () => {
    await world.say('resolve 1 answered');
    await world.say('rouvrir 1', { by: birch });
    expect((await stored()).triage).toMatchObject({ state: 'new', reopened: 1, reason: null });
    expect(await audits()).toEqual(['reopen', 'resolve']);
  });

  test('a duplicate is merged: both threads say so, and the chain is followed to its end', async () => {
    const second = await raise(world, { id: 'second' });
    const third = await raise(world, { id: 'third' });
    expect([second.number, third.number]).toEqual([2, 3]);
    expect(await replyText('resolve 2 duplicate')).toContain('/earshot merge 2 --into');
    await world.say('merge 2 1');
    const lines = (await sendAll(world)).filter(({ kind }) => kind === 'reply');
    expect(lines).toHaveLength(4);
    await world.say('fusionner 3 --dans 2');
    expect((await world.store.alert(alert.workspaceId, 'third'))?.triage.duplicateOf).toBe(alert.id);
    expect(await replyText('merge 1 3')).toContain('itself');
    expect((await stored()).triage.state).toBe('new');
  });
});

describe('timers, as the job does them', () => {
  const turn = async () => {
    const due = dueTimer(await stored(), world.now(), STEADY_CLOCK);
    if (due)
      await actOnAlert(
        world.store,
        { workspaceId: alert.workspaceId, alertId: alert.id },
        due,
        'timer',
        world.now(),
      );
    return (await sendAll(world)).map(
      ({ kind, message }) => `${kind} ${message.language} ${message.summary}`,
    );
  };

  test('one reminder in each thread, then one escalation, then silence', async () => {
    world.pass(2 * HOUR);
    expect((await turn()).filter((line) => line.startsWith('reply'))).toHaveLength(2);
    expect(await turn()).toEqual([]);
    world.pass(2 * HOUR);
    const escalation = (await turn()).filter((line) => line.startsWith('reply'));
    expect(escalation.map((line) => /--(escalate-to|escalade)/.test(line))).toEqual([true, true]);
    world.pass(90 * DAY);
    expect(await turn()).toEqual([]);
  });

  test('an idle holder is asked in private; the yes button keeps it, silence frees it', async () => {
    await world.say('claim 1');
    await sendAll(world);
    world.pass(4 * HOUR);
    const due = dueTimer(await stored(), world.now(), STEADY_CLOCK)!;
    await actOnAlert(
      world.store,
      { workspaceId: alert.workspaceId, alertId: alert.id },
      due,
      'timer',
      world.now(),
    );
    const [question, ...others] = await sendAll(world);
    expect(others).toEqual([]);
    expect(question).toMatchObject({ to: { channel: '@U0MAPLE' }, purpose: 'answer' });
    await world.press('claim', { target: '1' });
    await sendAll(world);
    world.pass(2 * HOUR);
    expect(await turn()).toEqual([]);
    world.pass(3 * HOUR);
    await turn();
    world.pass(HOUR);
    expect((await turn()).some((line) => line.includes(copyOf('en').triage.unclaimedFrom))).toBe(true);
    expect((await stored()).triage).toMatchObject({ state: 'new', holder: null });
  });
});

describe('what is refused', () => {
  test.each([
    ['claim 99', 'no alert'],
    ['claim kestrelbox', 'no alert'],
    ['claim', 'Which alert?'],
    ['merge 1 99', 'no alert'],
    ['note 99 hello', 'no alert'],
  ])('%s: %s', async (line, words) => {
    expect(await replyText(line)).toContain(words);
    expect(world.logged).toEqual([]);
  });

  test('an alert of another workspace does not exist', async () => {
    const home = { platform: 'discord', home: '900000000000000001' } as const;
    expect(await replyText('claim 1', { home })).toContain('no alert');
    const reply = await world.press('claim', { target: alert.id }, { home });
    expect(readable(reply.message)).toContain('no alert');
    expect((await stored()).version).toBe(1);
  });
});

describe('alerts', () => {
  test('lists open ones, mine, and all', async () => {
    await raise(world, { id: 'second' });
    await world.say('claim 1');
    await world.say('dismiss 2 bruit');
    expect(await replyText('alerts')).toContain('#1');
    expect(await replyText('alerts')).not.toContain('#2');
    expect(await replyText('alertes --miennes', { by: birch, language: 'fr' })).not.toContain('#1');
    expect(await replyText('alertes --miennes')).toContain('#1');
    expect(await replyText('alerts --all')).toContain('#2');
  });

  test('figures show how fast they were claimed and resolved, of those raised since', async () => {
    await raise(world, { id: 'old', raisedAt: world.now() - 40 * DAY });
    world.pass(12 * MINUTE);
    await world.say('claim 1');
    world.pass(3 * HOUR);
    await world.say('resolve 1 answered');
    const text = await replyText('alerts --figures');
    expect(text).toContain('1 alert, closed.');
    expect(text).toMatch(/Time to claim.*12 min \(median\)/);
    expect(text).toMatch(/Time to resolve.*3 h 12 min \(median\)/);
    expect(text).toContain('1 of 1 judged');
    expect(await replyText('alerts --figures --since 60d')).toContain('2 alerts: 1 still open');
    expect(await replyText('alertes --chiffres --depuis 30j', { language: 'fr' })).toContain(
      '12 min (médiane)',
    );
    expect(await replyText('alerts --since 30d')).not.toContain('#2');
    expect(await replyText('alerts')).toContain('#2');
  });

  test('a number shows all about one, with the rarer acts', async () => {
    const reply = await world.press('alerts', { target: '1' });
    expect(buttonsOf(reply).map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['assign', 'escalate', 'note', 'merge', 'alert']),
    );
  });
});
