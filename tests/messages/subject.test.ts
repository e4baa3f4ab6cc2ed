import { describe, expect, test } from 'vitest';
import { everyMessage } from './every-message.ts';
import { alert, kestrelbox, NOW } from './samples.ts';

const groups = everyMessage('en');
const about = (group: string) => groups.get(group)!.map(({ subject }) => subject);

describe('what a message is about, as data', () => {
  test('an alert: enough to write a ticket without reading a sentence', () => {
    const { evidence, now, id, number } = alert();
    const expected = {
      alert: number,
      kind: 'spike',
      stream: evidence.stream,
      severity: 2,
      state: 'new',
      keyword: kestrelbox.name,
      id,
      keywordId: kestrelbox.id,
      raisedAt: NOW,
      since: evidence.since,
      calmAt: null,
      closedAt: null,
      reason: null,
      windowMs: evidence.windowMs,
      observed: evidence.observed,
      expected: evidence.expected,
      timesNormal: evidence.timesNormal,
      total: now.total,
      peak: now.peak,
    };
    const [plain, ...withCondition] = about('alert-new');
    expect(plain).toEqual(expected);
    expect(withCondition).toMatchObject([{ alert: 12 }]);
    // Messages in its thread and in private are about it as well, in the state of then.
    expect(about('alert-evidence')[0]).toEqual(expected);
    expect(about('alert-states')).toMatchObject([
      { state: 'claimed' },
      { state: 'claimed' },
      { state: 'snoozed' },
      { state: 'resolved', reason: 'fixed', closedAt: expect.any(Number) },
      { state: 'dismissed', reason: 'noise' },
      { state: 'resolved', reason: 'duplicate' },
      { state: 'new' },
    ]);
  });

  const kinds: Record<string, string> = {
    'alert-evidence': 'alert',
    'alert-escalation': 'alert',
    'alert-more': 'alert',
    'alert-lines': 'alert',
    'alert-list': 'alerts',
    'open-items': 'alerts',
    'digest-daily': 'digest',
    'digest-weekly': 'digest',
    'digest-catch-up': 'digest',
    'digest-longer': 'digest',
    'digest-empty': 'digest',
    report: 'digest',
    compare: 'digest',
    'keyword-changes': 'keyword',
    'why-no-alert': 'keyword',
    rule: 'keyword',
  };
  test.each(Object.entries(kinds))('every message of %s is about its %s', (group, kind) => {
    const firsts = about(group).map((subject) => Object.keys(subject ?? {})[0]);
    expect(firsts.length).toBeGreaterThan(0);
    expect(new Set(firsts)).toEqual(new Set([kind]));
  });

  test('a digest: its period, and every keyword in figures', () => {
    const [daily] = about('digest-daily');
    expect(daily).toMatchObject({ digest: 'daily', from: expect.any(Number), to: expect.any(Number) });
    if (!daily || !('digest' in daily)) throw new Error('no digest');
    expect(daily.to - daily.from).toBe(24 * 3_600_000);
    expect(daily.keywords[0]).toMatchObject({ name: kestrelbox.name, id: kestrelbox.id });
    for (const { total, negative, neutral, positive } of daily.keywords)
      expect(negative + neutral + positive).toBe(total);
    expect(about('digest-weekly')).toMatchObject([{ digest: 'weekly' }]);
    expect(about('report')[0]).toMatchObject({ digest: 'asked', keywords: [{ name: kestrelbox.name }] });
  });

  test('a source in trouble, and when that is over, what was missed', () => {
    const sources = about('source-notices').filter((subject) => subject && 'source' in subject);
    expect(sources).toContainEqual(
      expect.objectContaining({ source: expect.any(String), trouble: 'failing', since: expect.any(Number) }),
    );
    expect(sources).toContainEqual(
      expect.objectContaining({
        trouble: null,
        missed: { from: expect.any(Number), to: expect.any(Number) },
      }),
    );
    expect(sources).toContainEqual(
      expect.objectContaining({ source: expect.stringMatching(/^https:/), trouble: expect.any(String) }),
    );
  });

  test('a post, and a dashboard', () => {
    expect(about('mentions')[0]).toMatchObject({
      mention: expect.stringMatching(/^https:/),
      keyword: kestrelbox.name,
      keywordId: kestrelbox.id,
    });
    expect(about('dashboard')[0]).toMatchObject({
      dashboard: 'channel',
      keywords: expect.arrayContaining([expect.objectContaining({ name: kestrelbox.name })]),
      alerts: expect.arrayContaining([expect.objectContaining({ alert: 12 })]),
    });
  });

  test('is plain JSON: it is stored with its message', () => {
    for (const messages of groups.values())
      for (const { subject } of messages)
        if (subject) expect(JSON.parse(JSON.stringify(subject))).toEqual(subject);
  });
});
