import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { alert, audit, delivery, furnish, keyword, message, NOON } from './samples.ts';

export function alerting(open: () => Promise<Store>): void {
  async function furnished(keywords?: readonly string[]): Promise<Store> {
    const store = await open();
    await furnish(store, keywords);
    return store;
  }
  const nothing = {
    workspaceId: 'w1',
    detectors: [],
    raised: [],
    changed: [],
    audit: [],
    deliveries: () => [],
  };

  describe('alerts', () => {
    test('numbers alerts per workspace, and passes them on with their numbers', async () => {
      const store = await furnished();
      const raised = [alert('a'), alert('b')];
      const detectors = [
        { workspaceId: 'w1', keywordId: 'k1', stream: 'all' as const, finalUntil: NOON, state: '{"n":1}' },
        { workspaceId: 'w1', keywordId: 'gone', stream: 'all' as const, finalUntil: NOON, state: '{}' },
      ];
      const numbered = await store.commitDetected({
        ...nothing,
        detectors,
        raised,
        audit: [audit('raise', 'a')],
        deliveries: (alerts) =>
          alerts.map(({ id, number }) => delivery(`alert:${id}`, { message: message(`#${number}`) })),
      });
      expect(numbered.map(({ id, number }) => [id, number])).toEqual([
        ['a', 1],
        ['b', 2],
      ]);
      expect((await store.delivery('alert:b'))?.message.summary).toBe('#2');
      expect(await store.detectorRows('w1')).toEqual([detectors[0]]);
      expect(await store.alert('w1', 'b')).toEqual({ ...alert('b'), number: 2 });
      expect(await store.alertByNumber('w1', 1)).toEqual({ ...alert('a'), number: 1 });
      expect(await store.alertByNumber('w1', 3)).toBeNull();
      expect(await store.alert('w2', 'a')).toBeNull();
      expect(await store.audit('w1', { subject: 'a', limit: 9 })).toEqual([audit('raise', 'a')]);
    });

    test('raises an id once, and nothing for a keyword that is gone', async () => {
      const store = await furnished(['k1', 'k2']);
      await store.commitDetected({ ...nothing, raised: [alert('a')] });
      const notified: string[] = [];
      const again = await store.commitDetected({
        ...nothing,
        raised: [
          alert('a'),
          alert('x', { keywordId: 'gone' }),
          alert('b'),
          alert('other', { keywordId: 'k2' }),
        ],
        deliveries: (alerts) => {
          notified.push(...alerts.map(({ id }) => id));
          return [];
        },
      });
      expect(again.map(({ id, number }) => [id, number])).toEqual([
        ['b', 2],
        ['other', 3],
      ]);
      expect(notified).toEqual(['b', 'other']);
    });

    test('a moved alert that somebody has changed meanwhile is left alone, and nobody is notified', async () => {
      const store = await furnished();
      await store.commitDetected({ ...nothing, raised: [alert('a'), alert('b')] });
      const claimed = { ...alert('a'), number: 1, severity: 1 as const };
      expect(await store.commitAct([{ alert: claimed, expectedVersion: 1 }], [], [])).toBe(true);
      const notified: string[] = [];
      await store.commitDetected({
        ...nothing,
        changed: [
          { alert: { ...alert('a'), number: 1, severity: 4 }, expectedVersion: 1 },
          { alert: { ...alert('b'), number: 2, severity: 4 }, expectedVersion: 1 },
        ],
        deliveries: (raised, moved) => {
          notified.push(...raised.map(({ id }) => id), ...moved.map(({ id, version }) => `${id} ${version}`));
          return [];
        },
      });
      expect(notified).toEqual(['b 2']);
      expect(await store.alert('w1', 'a')).toMatchObject({ severity: 1, version: 2 });
      expect(await store.alert('w1', 'b')).toMatchObject({ severity: 4, version: 2 });
    });

    test('of two acts on the same version the second changes nothing at all', async () => {
      const store = await furnished();
      await store.commitDetected({ ...nothing, raised: [alert('a'), alert('b')] });
      const act = (severity: 1 | 3, id: string) => ({
        alert: { ...alert(id), severity },
        expectedVersion: 1,
      });
      expect(await store.commitAct([act(1, 'a')], [audit('escalate', 'a')], [delivery('one')])).toBe(true);
      expect(
        await store.commitAct([act(3, 'b'), act(3, 'a')], [audit('resolve', 'a')], [delivery('two')]),
      ).toBe(false);
      expect(await store.alert('w1', 'a')).toMatchObject({ severity: 1, version: 2 });
      expect(await store.alert('w1', 'b')).toMatchObject({ severity: 2, version: 1 });
      expect(await store.delivery('two')).toBeNull();
      expect((await store.audit('w1', { subject: 'a', limit: 9 })).map(({ act }) => act)).toEqual([
        'escalate',
      ]);
    });

    test('reads a rule that was stored before there was an option', async () => {
      const store = await furnished();
      const { rule, ...rest } = keyword();
      const { silence: _, ...before } = { ...rule, every: true };
      await store.saveKeyword({ ...rest, rule: before as typeof rule }, null);
      expect((await store.keywords('w1'))[0]!.rule).toEqual({ ...rule, every: true });
      expect((await store.allKeywords())[0]!.rule.silence).toBe(false);
    });

    test('lists alerts newest first, by state, keyword and time', async () => {
      const store = await furnished(['k1', 'k2']);
      const closed = alert('c', { raisedAt: NOON - HOUR });
      closed.triage = { ...closed.triage, state: 'resolved' };
      await store.commitDetected({
        ...nothing,
        raised: [alert('a', { raisedAt: NOON - DAY, keywordId: 'k2' }), closed, alert('b')],
      });
      const ids = async (filter: Parameters<Store['alerts']>[1]) =>
        (await store.alerts('w1', filter)).map(({ id }) => id);
      expect(await ids({})).toEqual(['b', 'c', 'a']);
      expect(await ids({ open: true })).toEqual(['b', 'a']);
      expect(await ids({ open: false })).toEqual(['c']);
      expect(await ids({ keywordId: 'k1', limit: 1 })).toEqual(['b']);
      expect(await ids({ since: NOON - HOUR })).toEqual(['b', 'c']);
      const reopened = { ...closed, number: 2, triage: { ...closed.triage, state: 'new' as const } };
      await store.commitAct([{ alert: reopened, expectedVersion: 1 }], [], []);
      expect(await ids({ open: false })).toEqual([]);
    });
  });
}
