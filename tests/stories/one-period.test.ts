import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/listening/alerts/detectors/finding.ts';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { BUCKET, DAY, floorTo, HOUR, MINUTE, type Millis } from '../../src/listening/time.ts';
import { alertCard } from '../../src/messages/alerts/alert.ts';
import { chartFormat } from '../../src/messages/charts/chart-format.ts';
import { replayChart } from '../../src/messages/charts/replay.ts';
import { formatOf } from '../../src/messages/format.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import type { Chart, Element, Message } from '../../src/messages/message.ts';
import { raiseAlert } from '../../src/services/alerts/raise-alert.ts';
import { readDependence, readListening } from '../../src/services/keywords/read-dependence.ts';
import { newWorld, readable, type World } from '../commands/harness.ts';
import { readRequest, storePosts } from '../commands/posts.ts';
import { runs } from '../runs.ts';

const ZONES = [
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Europe/Paris',
  'UTC',
  'Pacific/Chatham',
];
/** Days on which one of them changes its clock, as offsets from the first day of the tests, and days without. */
const DAYS = [0, 33, 60, 150, 236, 243, 300];
const LABELS: readonly SentimentLabel[] = ['neg', 'neu', 'pos'];

interface Case {
  zone: string;
  posts: { back: Millis; keyword: number; label: number; source: boolean }[];
  passed: Millis;
  hours: number;
  covered: Millis;
}

const cases: fc.Arbitrary<Case> = fc.record({
  zone: fc.constantFrom(...ZONES),
  posts: fc.array(
    fc.record({
      // Most of them near the ends of a day, where an hour more or less shows.
      back: fc.oneof(
        fc.integer({ min: 1, max: 9 * DAY }),
        fc
          .tuple(fc.constantFrom(1, 2, 7), fc.integer({ min: -90, max: 90 }))
          .map(([days, minutes]) => days * DAY + minutes * MINUTE),
        fc.integer({ min: 1, max: 120 }).map((minutes) => minutes * MINUTE),
      ),
      keyword: fc.nat(1),
      label: fc.nat(2),
      source: fc.boolean(),
    }),
    { minLength: 3, maxLength: 30 },
  ),
  passed: fc
    .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 24 * 60 }), fc.constantFrom(0, 0, 17_345))
    .map(([days, minutes, more]) => days * DAY + minutes * MINUTE + more),
  hours: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(24, 7 * 24, 9 * 24, 40 * 24)),
  covered: fc.integer({ min: 0, max: 20 * DAY }),
});

interface Told {
  world: World;
  counted(keyword: number, from: Millis, to: Millis, label?: SentimentLabel): number;
}

async function tell({ zone, posts, passed, covered }: Case): Promise<Told> {
  const world = await newWorld();
  await world.say('add kestrelbox');
  await world.say('add quillmere');
  const { id } = await world.workspace();
  const [channel] = await world.store.channels(id);
  await world.store.saveChannel({ ...channel!, timeZone: zone }, null);
  world.pass(passed);
  const now = world.now();
  const keywords = await world.store.keywords(id);
  const made = posts.map(({ back, keyword, label, source }, index) => ({
    keyword,
    text: `${keywords[keyword]!.name} ${index}`,
    at: now - back,
    label: LABELS[label]!,
    source: source ? 'feed' : 'hacker-news',
    author: `author${index % 5}`,
  }));
  for (const keyword of [0, 1])
    await storePosts(
      world,
      keywords[keyword]!.id,
      made.filter((post) => post.keyword === keyword),
      readRequest(now, { coveredFrom: now - covered }),
    );
  return {
    world,
    counted: (keyword, from, to, label) =>
      made.filter(
        (post) =>
          post.keyword === keyword &&
          post.at >= from &&
          post.at < to &&
          (label === undefined || post.label === label),
      ).length,
  };
}

function charts({ elements }: Message): Chart[] {
  return elements.flatMap((element) => (element.kind === 'chart' ? [element.chart] : []));
}

function table({ elements }: Message): Extract<Element, { kind: 'table' }> {
  return elements.find((element) => element.kind === 'table')!;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((all, value) => all + (value ?? 0), 0);
}

describe('text, table, chart and caption of one message count the same period', () => {
  test('whatever the zone, the minute and the length', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { world, counted } = await tell(one);
        const { zone } = one;
        const now = world.now();
        const locale = { language: 'en', timeZone: zone } as const;
        const format = formatOf(locale);
        const place = { ...locale, sourceName: (source: string) => source };
        const { units } = copyOf('en');
        const period = { from: now - one.hours * HOUR, to: now };
        const span = chartFormat(place).span(period);
        const all = [0, 1].map((keyword) => counted(keyword, period.from, period.to));
        const total = all[0]! + all[1]!;

        const report = (await world.say(`report kestrelbox --since ${one.hours}h`)).message;
        if (all[0]! > 0) {
          const [volume, mood] = charts(report);
          expect(sum(volume!.series[0]!.values)).toBe(all[0]);
          expect(LABELS.map((_, index) => sum(mood!.series[index]!.values))).toEqual(
            LABELS.map((label) => counted(0, period.from, period.to, label)),
          );
          for (const chart of [volume!, mood!]) {
            expect(chart.sentence).toContain(format.count(all[0]!, units.mentions));
            expect(chart.sentence).toContain(span);
          }
          expect(sum(table(report).rows.map((row) => Number(row[1])))).toBe(all[0]);
        }
        expect(report.summary.includes(format.count(all[0]!, units.mentions))).toBe(all[0]! > 0);

        const digest = (await world.say(`report --since ${one.hours}h`)).message;
        if (total > 0) {
          expect(digest.summary).toContain(format.count(total, units.mentions));
          expect(sum(table(digest).rows.map((row) => Number(row[1])))).toBe(total);
        }

        const compare = (await world.say(`compare kestrelbox, quillmere --since ${one.hours}h`)).message;
        if (total > 0) {
          expect(sum(table(compare).rows.map((row) => Number(row[1])))).toBe(total);
          expect(charts(compare)[0]!.sentence).toContain(format.count(total, units.mentions));
          expect(charts(compare)[0]!.sentence).toContain(span);
        }

        const weeks = [0, 1].map((keyword) => counted(keyword, now - 7 * DAY, now));
        const dashboard = (await world.say('dashboard')).message;
        expect(readable(dashboard)).toContain(format.count(weeks[0]! + weeks[1]!, units.mentions));
        if (weeks[0]! + weeks[1]! > 0)
          expect(sum(table(dashboard).rows.map((row) => Number(row[1])))).toBe(weeks[0]! + weeks[1]!);
        const list = (await world.say('list')).message;
        const week = String(table(list).rows.find(([name]) => String(name) === 'kestrelbox')![4]);
        // Where not all was read, no figure is a zero.
        expect(week === '–' ? 0 : Number(week)).toBe(weeks[0]);

        const { id } = await world.workspace();
        const [keyword] = await world.store.keywords(id);
        const hours = await world.store.hours(id, keyword!.id, period.from, period.to, { timeZone: zone });
        const replay = replayChart(
          { name: 'kestrelbox', stream: 'all', period, hours, gaps: [], alerts: [] },
          place,
        );
        expect(sum(replay.series[0]!.values)).toBe(all[0]);
        expect(replay.sentence).toContain(format.count(all[0]!, units.mentions));
        expect(replay.sentence).toContain(span);
      }),
      { numRuns: runs(120), seed: 12 },
    );
  });

  test('and the picture of an alert ends with the hour of its alert', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.boolean(), fc.integer({ min: 1, max: 4 }), async (one, minute, windows) => {
        const { world, counted } = await tell({ ...one, covered: 20 * DAY });
        const now = world.now();
        const workspace = await world.workspace();
        const [keyword] = await world.store.keywords(workspace.id);
        const at = minute ? now : floorTo(now, BUCKET);
        const observed = counted(0, at - windows * HOUR, at);
        const finding: Finding = {
          at,
          window: (windows * HOUR) / BUCKET,
          windowFrom: at - windows * HOUR,
          observed,
          expected: 1,
          low: 0,
          high: 2,
          timesNormal: observed,
          score: 9,
          bar: 4,
          since: at - HOUR,
          ageHours: 300,
          learning: false,
          expectedEvent: null,
        };
        const listening = await readListening(world.store, workspace, now - 30 * DAY, now);
        const alert = await raiseAlert({
          store: world.store,
          workspace,
          keyword: keyword!,
          dependence: await readDependence(world.store, listening, keyword!, now),
          now,
          kind: { id: 'spike', severity: 'by-evidence' },
          id: 'one',
          stream: 'all',
          finding,
          episodeAt: at,
          alsoOther: false,
          total: observed,
          peak: observed,
          band: [],
        });
        const [chart] = charts(alertCard(alert, keyword!.name, { language: 'en', timeZone: one.zone }));
        const values = chart!.series[0]!.values;
        expect(sum(values)).toBe(counted(0, at - 7 * DAY, at));
        expect(sum(values.slice(-windows))).toBe(observed);
        expect(values).toHaveLength(168);
        expect(chart!.stretches?.filter(({ what }) => what === 'cut')).toEqual([]);
      }),
      { numRuns: runs(60), seed: 12 },
    );
  });
});
