import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BUCKET, HOUR, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';

/**
 * The database of a bot from before messages had a subject, at the end of a busy week: an alert that is open again, an
 * outage of five feeds, a pinned dashboard, a webhook, rules and settings of every sort, messages that wait for the end of
 * quiet hours. Made by running that version, then cut down to the mentions of a few hours.
 */
const DATABASE = new URL('../fixtures/database/earlier.db.gz', import.meta.url);
const STOPPED = Date.parse('2026-03-09T04:20:00Z');

let folder: string;
let bot: TestBot;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-'));
  const file = join(folder, 'earshot.db');
  writeFileSync(file, gunzipSync(readFileSync(DATABASE)));
  bot = await startBot({
    EARSHOT_DATABASE: file,
    EARSHOT_CHART_DIR: join(folder, 'charts'),
    EARSHOT_BLUESKY_HOSTS: '',
  });
  bot.clock.at = STOPPED;
});
afterEach(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true });
});

async function answer(line: string): Promise<string> {
  const { message } = await bot.say(line);
  return readable(message);
}

/** Plays the jobs of `ms`, five minutes a turn. */
async function play(ms: number) {
  for (const end = bot.clock.at + ms; bot.clock.at < end; ) {
    bot.clock.at += 5 * MINUTE;
    await bot.scheduler.tick();
    await bot.collector.settled();
  }
}

describe('an earlier database', () => {
  test.each([
    ['list', ['Brindlemoor NOT village', 'paused', 'muted until']],
    ['alerts', ['Negative spike', 'Brindlemoor', 'NEW']],
    ['alerts 1', ['The vendor ships a fix on Thursday', '137 negative mentions since 07:10']],
    ['alert Brindlemoor', ['Spring sale', 'Silence: on']],
    ['replay Brindlemoor --days 7', ['Alert #1']],
    ['why Brindlemoor', ['Brindlemoor']],
    ['report Brindlemoor --since 7d', ['firmware 4.2', 'Negative spike']],
    ['compare Brindlemoor, Quellforge, Tavnik --since 7d', ['Share of voice']],
    ['digest now', ['Brindlemoor']],
    ['dashboard', ['Brindlemoor', '#1']],
    ['sources', ['Homenet Forum', 'refuses the connection']],
    ['settings', ['On call: Timo', 'Escalation channel: #veille', 'up to 25']],
    ['webhook', ['helpdesk']],
    ['audit', ['reopen', 'create a webhook']],
  ])('is read by %s', async (line, parts) => {
    const text = await answer(line);
    for (const part of parts) expect(text).toContain(part);
    expect(bot.logged).toEqual([]);
  });

  test('is carried on: what waits is sent, nothing is said twice, detectors and cursors go on', async () => {
    const { id } = await bot.workspace();
    const active = (await bot.store.keywords(id)).filter(({ paused }) => !paused);
    const detectors = async () =>
      (await bot.store.detectorRows(id))
        .filter(({ keywordId }) => active.some((keyword) => keyword.id === keywordId))
        .map(({ keywordId, stream, finalUntil, state }) => ({
          detector: `${keywordId} ${stream}`,
          finalUntil,
          age: JSON.parse(state).spike.age as number,
        }));
    const cursors = async () =>
      (await bot.store.requestStates())
        .filter(({ source }) => source === 'feed')
        .map(({ key, cursor }) => [key, cursor]);
    const before = {
      alerts: await bot.store.alerts(id, {}),
      detectors: await detectors(),
      cursors: await cursors(),
    };
    expect(before.detectors).toHaveLength(4);
    expect(before.cursors).toHaveLength(5);

    const timo = { platform: 'terminal', id: 'timo', name: 'Timo' } as const;
    await bot.terminal!.type('/earshot réglages --silence non', timo, 'veille');
    await play(HOUR);
    const shown = bot.shown();
    expect(shown.split('@Nadja a noté : The vendor ships a fix on Thursday')).toHaveLength(2);
    expect(shown.split('@Nadja noted: The vendor ships a fix on Thursday')).toHaveLength(2);
    // Five feeds had been reported as down, and still are. What somebody has to act on is said of each once.
    const troubles = shown
      .split('\n')
      .filter((line) => /(Checking .+ has failed since|Impossible de consulter) .*\d\d:\d\d/.test(line));
    expect(
      troubles.filter((line) => !/: somebody has to act\.$| : quelqu’un doit agir\.$/.test(line)),
    ).toEqual([]);
    expect(troubles.filter((line) => line.includes('Hacker News'))).toHaveLength(2);
    expect(new Set(troubles).size).toBe(troubles.length);

    expect((await bot.store.alerts(id, {})).map(({ number }) => number)).toEqual(
      before.alerts.map(({ number }) => number),
    );
    // A detector of another version learns anew from what is stored: nothing that it knew is lost.
    const after = await detectors();
    expect(after.map(({ detector }) => detector)).toEqual(before.detectors.map(({ detector }) => detector));
    for (const [index, { age, finalUntil }] of after.entries()) {
      const former = before.detectors[index]!;
      expect(age - former.age).toBeGreaterThanOrEqual((finalUntil - former.finalUntil) / BUCKET);
    }
    expect(await cursors()).toEqual(before.cursors);
  });
});
