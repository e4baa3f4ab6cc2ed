import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startInProcess } from '../../play/bot/in-process.ts';
import { play } from '../../play/player.ts';
import { readScenario, type Scenario } from '../../play/read/index.ts';
import type { ShownMessage } from '../../src/adapters/terminal/index.ts';
import type { Bot } from '../../src/bot.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { readable } from '../commands/harness.ts';

const FILE = join(import.meta.dirname, '../scenarios/source-outage.yml');
const DAYS_8 = 8 * DAY;

/** Plays the file, or what `change` makes of it; `inspect` asks the bot when all is over. */
async function story(change: (scenario: Scenario) => Scenario, inspect?: (bot: Bot) => Promise<void>) {
  const scenario = change(await readScenario(FILE));
  const messages: (ShownMessage & { at: number })[] = [];
  let bot: Bot | null = null;
  const outcome = await play(scenario, {
    startBot: async (setup, observe) => {
      const host = await startInProcess(setup, observe);
      bot = host.bot;
      return host;
    },
    audience: { shown: (at, shown) => messages.push({ ...shown, at: at - scenario.start }), warn: () => {} },
    afterwards: async () => inspect?.(bot!),
  });
  const texts = messages.map(({ text }) => text.replace(/[\u00a0\u202f]/g, ' ')).join('\n');
  return {
    outcome,
    texts,
    count: (text: string) => texts.split(text).length - 1,
    /** The answers of a moment. */
    answers: (at: number) =>
      messages.filter((shown) => shown.at === at && shown.kind === 'private').map(({ message }) => message),
  };
}
/** Of each chart: how many stretches are hatched. */
const hatched = (message: Message) =>
  message.elements.flatMap((element) =>
    element.kind === 'chart'
      ? [(element.chart.stretches ?? []).filter(({ what }) => what === 'gap').length]
      : [],
  );

test('a source that fails for hours: notified once with the way out, hatched, named, no alert across it, notified once when it is back', async () => {
  const start = Date.parse('2026-11-20T12:00:00Z');
  const { outcome, texts, count, answers } = await story(
    (scenario) => scenario,
    async ({ store }) => {
      const [gap, ...others] = await store.gaps(start + DAYS_8 - HOUR, start + 10 * DAY);
      expect(others).toEqual([]);
      expect(gap!.from).toBeLessThanOrEqual(start + DAYS_8);
      expect(gap!.to).toBeGreaterThan(start + DAYS_8 + 3 * HOUR);
      expect(gap!.to).toBeLessThan(start + DAYS_8 + 20 * HOUR);
      const { id } = (await store.workspaceOf({ platform: 'terminal', home: 'terminal' }))!;
      expect(await store.deliveriesWith(id, 'not-heard:')).toHaveLength(1);
      expect(await store.deliveriesWith(id, 'heard-again:')).toHaveLength(1);
    },
  );
  const [before] = answers(DAYS_8 - HOUR / 2);
  expect(hatched(before!)).toEqual([0, 0]);

  expect(count('Checking Homenet has failed since')).toBe(1);
  expect(texts).toMatch(/What to do\s+Nothing for now: I keep trying/);
  const [listed, during] = answers(DAYS_8 + 13.5 * HOUR);
  expect(readable(listed!)).toContain('Feeds | not answering');
  expect(readable(listed!)).toContain(
    'Homenet. The site reports an error of its own. Nothing for now: I keep trying. If it lasts for days, open the address in a browser. (homenet.example has a problem of its own (HTTP 500))',
  );
  // While it lasts, the hours since are no zeros either.
  expect(hatched(during!)).toEqual([1, 1]);
  expect(readable(during!)).toMatch(
    /Not checked: Feeds \(homenet\.example has a problem of its own \(HTTP 500\)\), [^\n]*\d\d:\d\d/,
  );

  expect(count('Working again: Homenet. Posts from')).toBe(1);
  expect(count('Working again: Homenet')).toBe(1);
  const [after] = answers(9 * DAY + 10 * HOUR);
  expect(hatched(after!)).toEqual([1, 1]);
  expect(readable(after!)).toContain('Feeds, ');
  // The daily digest of nine o'clock names it by itself.
  expect(texts).toMatch(/Daily digest[\s\S]*Feeds, /);
  expect(outcome.alerts).toEqual([]);
}, 120_000);

test('the same hours without a word while the source answers are a silence, and raise an alert', async () => {
  const { outcome, answers } = await story((scenario) => {
    const until = scenario.start + DAYS_8;
    return {
      ...scenario,
      end: until + 14 * HOUR,
      feeds: scenario.feeds.map((feed) => ({
        ...feed,
        answers: [],
        posts: feed.posts.filter(({ at }) => at < until),
      })),
      steps: scenario.steps.filter(({ moment }) => moment < until + 14 * HOUR),
    };
  });
  expect(outcome.alerts.map(({ kind }) => kind)).toEqual(['silence']);
  expect(hatched(answers(DAYS_8 + 13.5 * HOUR)[1]!)).toEqual([0, 0]);
}, 120_000);
