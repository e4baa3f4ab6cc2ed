import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../../src/adapters/slack/view-blocks.ts';
import { CHART_KINDS, type ChartKind } from '../../../src/messages/charts/kinds.ts';
import type { Chart, Element, Message, Text } from '../../../src/messages/message.ts';
import { blockFaults, wordsIn } from '../../fakes/slack/check-blocks.ts';
import { runs } from '../../runs.ts';

const foreign = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<!channel>',
    '<@U0MAPLE>',
    '<https://evil.example|bank.example>',
    '*bold* _it_ `x`',
    '&amp;',
    '',
    ' ',
  ),
  fc.string({ minLength: 2_000, maxLength: 7_000 }),
);
const url = fc.constantFrom(
  'https://a.example/x?y=1&z=2',
  'javascript:alert(1)',
  '',
  `https://a.example/${'p'.repeat(4_000)}`,
);
const text: fc.Arbitrary<Text> = fc.oneof(
  foreign,
  fc.array(
    fc.oneof(
      foreign,
      fc.record({ bold: foreign }),
      fc.record({ code: foreign }),
      fc.record({ link: url, text: foreign }),
      fc.record({
        person: fc.record({
          platform: fc.constant('slack' as const),
          id: fc.constantFrom('U0MAPLE', 'x>y'),
          name: foreign,
        }),
        ping: fc.boolean(),
      }),
    ),
    { maxLength: 5 },
  ),
);
const args = fc.dictionary(fc.constantFrom('target', 'text', 'reason'), foreign);
const values = fc.array(fc.option(fc.integer({ min: 0, max: 999 })), { maxLength: 25 });
const chart: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constantFrom(...(Object.keys(CHART_KINDS) as ChartKind[])),
  title: foreign,
  sentence: foreign,
  labels: fc.array(foreign, { maxLength: 25 }),
  series: fc.array(fc.record({ name: foreign, values, tone: fc.constant('main' as const) }), {
    maxLength: 8,
  }),
});
const stored = fc.record({
  mention: fc.constantFrom('0kq2v1x9a-0123456789abcdef', 'x'.repeat(120)),
  keyword: fc.constantFrom(null, '1a2b3c4d-0000-4000-8000-000000000000'),
});
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: foreign }),
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), text }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name: foreign, value: text }), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 8 }) }),
  fc.integer({ min: 0, max: 24 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: foreign,
      columns: fc.array(fc.string({ maxLength: 40 }), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(fc.string({ maxLength: 40 }), { minLength: width, maxLength: width }), {
        maxLength: 120,
      }),
      numeric: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
    }),
  ),
  fc.record({
    kind: fc.constant('mention' as const),
    mention: fc.record(
      {
        title: fc.option(foreign),
        excerpt: foreign,
        highlights: fc.array(fc.record({ start: fc.nat(90), end: fc.nat(90) }), { maxLength: 4 }),
        url,
        source: foreign,
        author: fc.option(foreign),
        when: foreign,
        label: fc.constantFrom('pos' as const, 'neg' as const, 'neu' as const),
        note: fc.option(foreign),
        post: stored,
      },
      { requiredKeys: ['title', 'excerpt', 'highlights', 'source', 'author', 'when', 'label', 'note'] },
    ),
  }) as fc.Arbitrary<Element>,
  fc.record({ kind: fc.constant('chart' as const), chart }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.record(
        { label: foreign, verb: fc.constantFrom('claim', 'add'), args, confirm: foreign },
        { requiredKeys: ['label', 'verb', 'args'] },
      ),
      { maxLength: 30 },
    ),
    menus: fc.array(
      fc.record({
        label: foreign,
        verb: fc.constant('snooze'),
        args,
        arg: fc.constant('for'),
        options: fc.array(fc.record({ label: foreign, value: foreign }), { maxLength: 120 }),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.constant({ kind: 'divider' as const }),
);
const message: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom('en' as const, 'fr' as const),
  summary: foreign,
  mood: fc.constantFrom('plain' as const, 'severity-1' as const, 'warning' as const),
  elements: fc.array(element, { maxLength: 14 }),
});

describe('whatever a message says', () => {
  test('Slack takes it, in messages and in windows', () => {
    fc.assert(
      fc.property(message, (original) => {
        const { parts } = renderSlack(original);
        for (const part of parts) {
          expect(blockFaults(part.blocks, 'message')).toEqual([]);
          expect(wordsIn(part.blocks)).toBeLessThanOrEqual(12_000);
          expect(part.text.length).toBeGreaterThan(0);
          expect(part.text.length).toBeLessThanOrEqual(4_000);
        }
        expect(blockFaults(viewBlocks(original), 'view')).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test('it can neither mention, link nor format', () => {
    fc.assert(
      fc.property(message, (original) => {
        const pings = JSON.stringify(original).includes('"ping":true');
        for (const { text, blocks } of renderSlack(original).parts) {
          expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
          const all = JSON.stringify(blocks);
          expect(all).not.toContain('"mrkdwn"');
          if (!pings) expect(all).not.toContain('"type":"user"');
          expect(all).not.toContain('"url":"javascript');
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('a message of more blocks than one takes goes on in the next', () => {
    const elements = Array.from({ length: 101 }, (): Element => ({ kind: 'divider' }));
    const { parts } = renderSlack({ language: 'en', summary: 's', mood: 'plain', elements });
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([50, 50, 1]);
  });

  test('nothing of a long text is lost', () => {
    const words = Array.from({ length: 4_000 }, (_, nth) => `w${nth}`).join(' ');
    const { parts } = renderSlack({
      language: 'en',
      summary: 's',
      mood: 'plain',
      elements: [{ kind: 'text', text: words }],
    });
    expect(parts.length).toBeGreaterThan(1);
    const read = parts
      .flatMap(({ blocks }) => blocks as unknown as { elements: { elements: { text: string }[] }[] }[])
      .map(({ elements }) => elements[0]!.elements[0]!.text);
    expect(read.join('')).toBe(words);
  });
});

test('the text for notifications is escaped once', () => {
  const notified = (summary: string) =>
    renderSlack({ language: 'en', summary, mood: 'plain', elements: [] }).parts[0]!.text;
  expect(notified('a < b & <!here>')).toBe('a &lt; b &amp; &lt;!here&gt;');
  expect(notified('<'.repeat(9_000)).length).toBeLessThanOrEqual(4_000);
});

const small: Chart = {
  kind: 'bar',
  title: 'Mentions of kestrelbox',
  sentence: 'Mentions of kestrelbox: 42 this week, up 18 % on the week before.',
  labels: ['Mon', 'Tue', 'Wed'],
  series: [{ name: 'Negative', values: [3, 5, 8], tone: 'negative' }],
};

test.each([
  ['as it is', {}, 0],
  [
    'with 21 points',
    {
      labels: Array.from({ length: 21 }, (_, n) => `d${n}`),
      series: [{ ...small.series[0]!, values: Array(21).fill(1) }],
    },
    1,
  ],
  ['with a gap, which is no zero', { series: [{ ...small.series[0]!, values: [3, null, 8] }] }, 1],
  [
    'with 7 series',
    { series: Array.from({ length: 7 }, (_, n) => ({ ...small.series[0]!, name: `s${n}` })) },
    1,
  ],
  ['with a name of 21 characters', { series: [{ ...small.series[0]!, name: 'n'.repeat(21) }] }, 1],
  ['with an expected range', { band: { name: 'Expected', low: [1, 1, 1], high: [4, 4, 4] } }, 1],
])('a chart %s is drawn by Slack or sent as a picture, and always said', (_name, part, pictures) => {
  const drawn = renderSlack({
    language: 'en',
    summary: 's',
    mood: 'plain',
    elements: [{ kind: 'chart', chart: { ...small, ...part } as Chart }],
  });
  expect(drawn.pictures).toHaveLength(pictures);
  const blocks = JSON.stringify(drawn.parts[0]!.blocks);
  expect(blocks).toContain('up 18 % on the week before');
  expect(blocks.includes('data_visualization')).toBe(pictures === 0);
});

test.each([
  [
    'shares of now and of before, side by side',
    { kind: 'share', unit: 'percent' },
    [
      { name: 'This period', values: [93, 7, 0], tone: 'main' },
      { name: 'Before', values: [86, 13, 1], tone: 'expected' },
    ],
    'bar',
  ],
  ['shares of one period', { kind: 'share' }, [{ name: 'Now', values: [60, 30, 10], tone: 'main' }], 'pie'],
  ['a share of nothing', { kind: 'share' }, [{ name: 'Now', values: [93, 7, 0], tone: 'main' }], 'bar'],
  [
    'moods by day',
    { kind: 'stacked' },
    [
      { name: 'Positive', values: [3, 5, 8], tone: 'positive' },
      { name: 'Negative', values: [1, 2, 0], tone: 'negative' },
    ],
    'bar',
  ],
] as const)('%s: drawn by Slack', (_name, part, series, type) => {
  const chart = { ...small, ...part, series } as unknown as Chart;
  const { parts, pictures } = renderSlack({
    language: 'en',
    summary: 's',
    mood: 'plain',
    elements: [{ kind: 'chart', chart }],
  });
  expect(pictures).toEqual([]);
  expect(blockFaults(parts[0]!.blocks, 'message')).toEqual([]);
  expect(parts[0]!.blocks[0]).toMatchObject({ type: 'data_visualization', chart: { type } });
});

test('Slack draws two charts of a message, the others are sent as pictures', () => {
  const elements = [1, 2, 3].map(() => ({ kind: 'chart' as const, chart: { ...small } }));
  const { parts, pictures } = renderSlack({ language: 'en', summary: 's', mood: 'plain', elements });
  expect(blockFaults(parts[0]!.blocks, 'message')).toEqual([]);
  expect(parts[0]!.blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(2);
  expect(pictures).toHaveLength(1);
});

test.each([
  [
    'a finding that fits',
    'Kestrelbox leads with 56% of mentions',
    'Kestrelbox leads with 56% of mentions',
    'Mentions per day, Mar 2 to 4',
  ],
  [
    'what is counted where the finding is too long',
    'K'.repeat(51),
    'Mentions per day, Mar 2 to 4',
    undefined,
  ],
])('the title of a chart that Slack draws is %s', (_name, title, shown, below) => {
  const chart: Chart = { ...small, title, subtitle: 'Mentions per day, Mar 2 to 4', measure: 'per day' };
  const { parts } = renderSlack({
    language: 'en',
    summary: 's',
    mood: 'plain',
    elements: [{ kind: 'chart', chart }],
  });
  expect(blockFaults(parts[0]!.blocks, 'message')).toEqual([]);
  const block = parts[0]!.blocks[0] as unknown as {
    title: string;
    chart: { axis_config: Record<string, unknown> };
  };
  expect(block.title).toBe(shown);
  expect(block.chart.axis_config.x_label).toBe(below);
  expect(block.chart.axis_config.y_label).toBe('per day');
});
