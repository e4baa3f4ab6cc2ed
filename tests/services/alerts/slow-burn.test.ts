import { describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { digestJob } from '../../../src/jobs/digest.ts';
import type { Sensitivity } from '../../../src/listening/alerts/sensitivity.ts';
import { DAY, HOUR, type Millis } from '../../../src/listening/time.ts';
import { plain, textsOf } from '../../../src/messages/message.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';
import { expectAsPosted } from '../../jobs/as-posted.ts';

const FROM = Date.UTC(2026, 1, 2);
const RAISED = FROM + 14 * DAY;
const END = RAISED + DAY;

/** Two mentions an hour, one of four negative; then a day with so many more, evenly spread. */
function posts(more: number, label: SamplePost['label'], part: Partial<SamplePost> = {}): SamplePost[] {
  const usual = Array.from({ length: 15 * 48 }, (_, n): SamplePost => {
    return {
      text: 'kestrelbox',
      at: FROM + (n * HOUR) / 2,
      label: n % 4 === 0 ? 'neg' : 'neu',
      author: `u${n}`,
    };
  });
  const extra = Array.from({ length: more }, (_, n): SamplePost => {
    const at = RAISED + (n * DAY) / more;
    return { text: 'kestrelbox', at, label: label ?? 'neu', author: `e${n}`, ...part };
  });
  return [...usual, ...extra];
}

/** Plays the two weeks and the raised day, hour by hour, with a daily digest at 09:00. */
async function play(
  alerts: Sensitivity,
  more: number,
  label: SamplePost['label'],
  part: Partial<SamplePost> = {},
) {
  const world = await newWorld();
  const { store } = world;
  await world.say(`add kestrelbox --alerts ${alerts}`);
  await world.say('digest daily --at 09:00');
  const { id } = await world.workspace();
  const [added] = await store.keywords(id);
  const rule = { ...added!.rule, mood: false, first: false, silence: false };
  await store.saveKeyword({ ...added!, createdAt: FROM, rule }, null);
  const request = readRequest(END + DAY, { coveredFrom: FROM, firstAt: FROM });
  await storePosts(world, added!.id, posts(more, label, part), request);
  let now: Millis = FROM;
  const clock = { now: () => now, sleep: async () => {} };
  const detect = detectJob({ store, clock, ready: () => true });
  const digest = digestJob({ store, clock });
  const [channel] = await store.allChannels();
  for (now = FROM + HOUR; now <= END + DAY; now += HOUR) {
    await detect.run(now);
    await digest.run(now);
  }
  const sent = await store.deliveriesWith(id, '');
  const digests = sent.filter(({ key }) => key.startsWith(`digest:${channel!.id}:daily:`));
  // Above all, or in passing under something larger.
  const lines = digests.flatMap(({ message }) =>
    message.elements.flatMap((element) =>
      textsOf(element).flatMap((text) => plain(text).match(/Busier than usual: .*? the usual\b/g) ?? []),
    ),
  );
  return { alerts: await store.alerts(id, { limit: 9 }), lines };
}

describe('a day busier than usual without any burst', () => {
  test('is said once, by the next digest, and is no alert', { timeout: 60_000 }, async () => {
    const { alerts, lines } = await play('high', 60, 'neu');
    expect(alerts).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^Busier than usual: kestrelbox, \d+ mentions in \d+\sh up to \w{3}\s\d\d:\d\d, about [\d.]+ times the usual$/,
    );
  });

  test('is an alert of low severity the same day where it is negative', { timeout: 60_000 }, async () => {
    const { alerts, lines } = await play('normal', 40, 'neg');
    expect(alerts.map(({ kind, severity, evidence }) => [kind, severity, evidence.stream])).toEqual([
      ['slow-burn', 3, 'negative'],
    ]);
    expect(alerts[0]!.raisedAt).toBeLessThanOrEqual(END);
    expect(lines).toEqual([]);
    await expectAsPosted(alerts[0]!, 'slow-burn');
  });

  test('is of the lowest severity where it is copies of one text with one link', {
    timeout: 60_000,
  }, async () => {
    const text = 'kestrelbox https://advert.example/now';
    const { alerts } = await play('normal', 40, 'neg', { story: 'advert', text });
    expect(alerts.map(({ kind, severity, evidence }) => [kind, severity, evidence.possibleSpam])).toEqual([
      ['slow-burn', 4, true],
    ]);
  });

  test('is as severe as else where many people say it word for word', { timeout: 60_000 }, async () => {
    const { alerts } = await play('normal', 40, 'neg', { story: 'complaint' });
    expect(alerts.map(({ kind, severity, evidence }) => [kind, severity, evidence.possibleSpam])).toEqual([
      ['slow-burn', 3, false],
    ]);
  });

  test('is said by the digest alone even where it is negative at the low setting', {
    timeout: 60_000,
  }, async () => {
    const { alerts, lines } = await play('low', 45, 'neg');
    expect(alerts).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Busier than usual: kestrelbox, \d+ negative mentions in /);
  });
});
