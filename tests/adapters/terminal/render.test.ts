import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import type { Button, Chart, Element, Message } from '../../../src/messages/message.ts';
import { runs } from '../../runs.ts';

const message = (...elements: Element[]): Message => ({
  language: 'en',
  summary: 's',
  mood: 'plain',
  elements,
});
const plain = { color: false, width: 60, numberButton: () => 1 };

describe('buttons', () => {
  const element: Element = {
    kind: 'buttons',
    buttons: [{ label: 'Claim', verb: 'claim', args: { target: '12' } }],
    menus: [
      {
        label: 'Snooze',
        verb: 'snooze',
        args: { target: '12' },
        arg: 'for',
        options: [
          { label: '1 hour', value: '1h' },
          { label: '4 hours', value: '4h' },
        ],
      },
    ],
  };

  test('get their numbers in reading order, menus as the buttons they are', () => {
    const pressed: Button[] = [];
    const text = renderTerminal(message(element), {
      ...plain,
      numberButton: (button) => pressed.push(button),
    });
    expect(text).toBe('│ [1] Claim\n│ Snooze: [2] 1 hour  [3] 4 hours');
    expect(pressed.map(({ verb, args }) => [verb, args])).toEqual([
      ['claim', { target: '12' }],
      ['snooze', { target: '12', for: '1h' }],
      ['snooze', { target: '12', for: '4h' }],
    ]);
  });

  test('a menu of more targets than can be numbered is shown as the command to type', () => {
    const options = Array.from({ length: 9 }, (_, n) => ({ label: `K${n}`, value: `k${n}` }));
    const long: Element = {
      kind: 'buttons',
      buttons: [],
      menus: [{ label: 'Report on…', verb: 'report', args: {}, arg: 'target', options }],
    };
    const numbers: Button[] = [];
    const text = renderTerminal(message(long), { ...plain, numberButton: (button) => numbers.push(button) });
    expect(text).toBe('│ Report on…: `/earshot report …`');
    expect(numbers).toEqual([]);
  });

  test.each([
    ['settings', {}, 'time-zone', '/earshot settings --time-zone …'],
    ['edit', { target: 'Kestrelbox' }, 'context', '/earshot edit … --context …'],
  ])(
    'of a long menu for an option the first are numbered, then the command to type: %s',
    (verb, args, arg, typed) => {
      const options = Array.from({ length: 9 }, (_, n) => ({ label: `K${n}`, value: `k${n}` }));
      const long: Element = {
        kind: 'buttons',
        buttons: [],
        menus: [{ label: 'Pick', verb, args, arg, options }],
      };
      const numbers: Button[] = [];
      const text = renderTerminal(message(long), {
        ...plain,
        width: 200,
        numberButton: (button) => numbers.push(button),
      });
      expect(text).toBe(
        `│ Pick: [1] K0  [2] K1  [3] K2  [4] K3  [5] K4  [6] K5  [7] K6  [8] K7  \`${typed}\``,
      );
      expect(numbers.map(({ args }) => args[arg])).toEqual(options.slice(0, 8).map(({ value }) => value));
    },
  );
});

describe('a table', () => {
  const table = (rows: string[][]): Element => ({
    kind: 'table',
    caption: 'Counts',
    columns: ['Keyword', 'Mentions'],
    rows,
    numeric: [false, true],
  });

  test('keeps its columns in line under wide characters', () => {
    const lines = renderTerminal(
      message(
        table([
          ['ケストレル', '12'],
          ['Kestrelbox', '3'],
          ['👩‍👩‍👧 fans', '400'],
        ]),
      ),
      plain,
    ).split('\n');
    const ends = lines.slice(1).map((line) => stringWidth(line));
    expect(new Set(ends).size).toBe(1);
  });

  test('wraps what does not fit instead of running over', () => {
    const text = renderTerminal(
      message(table([['a very long keyword name that goes on '.repeat(3), '12']])),
      { ...plain, width: 40 },
    );
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40);
    expect(text).toContain('goes on');
  });

  test('says its caption once', () => {
    const twice = renderTerminal(message({ kind: 'heading', text: 'Counts' }, table([['a', '1']])), plain);
    expect(twice.match(/Counts/g)).toHaveLength(1);
    expect(renderTerminal(message(table([['a', '1']])), plain)).toContain('Counts');
  });
});

test('text is wrapped to the width, whatever it is made of', () => {
  const piece = fc.constantFrom('word ', '漢字', '👍 ', 'é', 'antidisestablishment', ' ', 'a\u202f: ', '\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 40, max: 120 }), (pieces, width) => {
      const text = pieces.join('');
      const rendered = renderTerminal(message({ kind: 'text', text }), { ...plain, width });
      for (const line of rendered.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      const letters = (some: string) => some.replace(/[\s│]/g, '');
      expect(letters(rendered)).toBe(letters(text));
    }),
    { numRuns: runs(500) },
  );
});

test('carets stay under the place they point to', () => {
  const text = renderTerminal(message({ kind: 'text', text: [{ code: 'acme lnag:fr\n     ^^^^^' }] }), plain);
  expect(text).toBe('│ acme lnag:fr\n│      ^^^^^');
});

test('an address that is none to open is not printed as one', () => {
  const rendered = renderTerminal(
    message({ kind: 'text', text: [{ link: 'javascript:alert(1)', text: 'title' }] }),
    plain,
  );
  expect(rendered).toBe('│ title');
});

test('links are clickable where the terminal can, and printed where it cannot', () => {
  const linked = message({ kind: 'text', text: [{ link: 'https://a.example/1', text: 'title' }] });
  expect(renderTerminal(linked, plain)).toBe('│ title (https://a.example/1)');
  expect(renderTerminal(linked, { ...plain, links: true })).toBe(
    '│ \u001b]8;;https://a.example/1\u001b\\title\u001b]8;;\u001b\\',
  );
});

describe('a chart with its finding as its title', () => {
  const week = Array.from(
    { length: 56 },
    (_, n) => `${'Mon Tue Wed Thu Fri Sat Sun'.split(' ')[n >> 3]} ${(n % 8) * 3}:00`,
  );
  const line: Chart = {
    kind: 'line',
    title: 'Kestrelbox: mentions doubled on Saturday',
    subtitle: 'Mentions per 3 hours, Mar 2 to 9',
    sentence: 'All of it in words, which a title need not repeat.',
    labels: week,
    series: [
      {
        name: 'Kestrelbox',
        values: week.map((_, n) => (n === 3 ? null : n === 44 ? 90 : n % 8)),
        tone: 'main',
      },
    ],
  };
  const drawn = (chart: Chart, width = 100) =>
    renderTerminal(message({ kind: 'chart', chart }), { ...plain, width }).split('\n');

  test('is the finding, its course and the range', () => {
    expect(drawn(line)).toEqual([
      '│ Kestrelbox: mentions doubled on Saturday · Mentions per 3 hours, Mar 2 to 9',
      '│ ▁▁▁·▁▁▁▂▁▁▁▁▁▁▁▂▁▁▁▁▁▁▁▂▁▁▁▁▁▁▁▂▁▁▁▁▁▁▁▂▁▁▁▁█▁▁▂▁▁▁▁▁▁▁▂',
      '│ Mon 0:00 – Sun 21:00 · highest 90, Sat 12:00 · · = no data',
    ]);
  });

  const cut = [0, 55].map((at) => ({ from: at, to: at, what: 'cut' as const, name: 'Part of a day' }));
  const gap = { from: 8, to: 9, what: 'gap' as const, name: 'Partial data' };
  const shares: Chart = {
    ...line,
    kind: 'share',
    unit: 'percent',
    title: 'Kestrelbox leads with 28% of mentions',
    labels: ['Kestrelbox', 'Tavnik', 'Quillmere', 'Nordlyn', 'Aldervane', 'Pellarin Mesh', '34 others'],
    notes: ['+38%', '\u22124%', '', '', '', '', ''],
    series: [{ name: 'Share', values: [28, 22, 15, 12, 9, 8, 6], tone: 'main' }],
  };

  test('says where not all was read although something was counted', () => {
    expect(drawn({ ...line, stretches: [gap] }).join('\n')).toContain('Partial data: Tue 0:00');
  });

  test('names what has no row of its own, with its figure', () => {
    expect(drawn(shares)).toEqual([
      '│ Kestrelbox leads with 28% of mentions · Mentions per 3 hours, Mar 2 to 9',
      '│ Kestrelbox  ████████████████████████ 28%  +38%',
      '│ Tavnik      ███████████████████      22%  \u22124%',
      '│ Quillmere: 15% · Nordlyn: 12% · Aldervane: 9% · Pellarin Mesh: 8% · 34 others: 6%',
    ]);
  });

  test('keeps the sum of the others where not all find room', () => {
    expect(drawn(shares, 60).at(-1)).toBe('│ Quillmere: 15% · Nordlyn: 12% · … · 34 others: 6%');
  });

  test('is whole on a narrow page, its finding on two lines', () => {
    expect(drawn({ ...shares, title: `${shares.title} in seven days` }, 40)).toEqual([
      '│ Kestrelbox leads with 28% of mentions…',
      '│ Kestrelbox  ████████████████ 28%  +38%',
      '│ Tavnik      █████████████    22%  \u22124%',
      '│ Quillmere: 15% · … · 34 others: 6%',
    ]);
    const whole = {
      ...line,
      series: line.series.map((one) => ({ ...one, values: week.map((_, n) => n % 5) })),
    };
    expect(
      drawn({ ...whole, title: 'Kestrelbox: 41 negative mentions in 2\u00a0h, usually 12' }, 40),
    ).toEqual([
      '│ Kestrelbox: 41 negative mentions in',
      '│ 2\u00a0h, usually 12',
      expect.stringMatching(/^│ [▁-█]{28}$/u),
      '│ Mon 0:00 – Sun 21:00 · highest 4, Mon…',
    ]);
  });

  test('names no highest point of nothing', () => {
    const nothing = { ...line, series: line.series.map((one) => ({ ...one, values: week.map(() => 0) })) };
    expect(drawn(nothing).at(-1)).toBe('│ Mon 0:00 – Sun 21:00');
  });

  const marks = [10, 30, 44].map((at, n) => ({ at, name: `#${n + 1}` }));
  const long = 'Kestrelbox and a name that is as long as any '.repeat(3);
  test.each<[string, Chart]>([
    ['a line', { ...line, stretches: [gap, ...cut] }],
    ['marks', { ...line, kind: 'bar', marks, stretches: [gap, ...cut] }],
    ['a stack', { ...line, kind: 'stacked', title: long, stretches: cut }],
    [
      'shares',
      { ...shares, title: long, subtitle: long, labels: shares.labels.map((name) => `${name} ${long}`) },
    ],
  ])('%s takes four lines at most, none too wide, at any width', (_, chart) => {
    for (const width of [40, 46, 60, 64, 80, 100, 140]) {
      const lines = drawn(chart, width);
      expect(lines.length, String(width)).toBeLessThanOrEqual(4);
      for (const row of lines) expect(stringWidth(row)).toBeLessThanOrEqual(width);
    }
  });
});

describe('a chart', () => {
  const chart: Chart = {
    kind: 'line',
    title: 'Mentions per hour',
    sentence: 'Most were at 14:00.',
    labels: ['12:00', '13:00', '14:00', '15:00'],
    series: [{ name: 'Kestrelbox', values: [0, null, 8, 4], tone: 'main' }],
  };

  test('is a sparkline, its finding in words and the place of its picture', () => {
    const text = renderTerminal(message({ kind: 'chart', chart }), {
      ...plain,
      chartPath: () => 'charts/001.png',
    });
    expect(text).toBe(
      [
        '│ Mentions per hour',
        '│ ▁·█▅',
        '│ · = no data',
        '│ 12:00 – 15:00 · highest 8, 14:00',
        '│ Most were at 14:00.',
        '│ Picture: charts/001.png',
      ].join('\n'),
    );
  });

  test('names the points that stand for less time than the others', () => {
    const cut: Chart = {
      ...chart,
      stretches: [0, 3].map((at) => ({ from: at, to: at, what: 'cut' as const, name: 'Part of an hour' })),
    };
    expect(renderTerminal(message({ kind: 'chart', chart: cut }), plain)).toContain(
      '│ · = no data · Part of an hour: 12:00; 15:00\n',
    );
  });

  test('a gap is not a low bar, and long series keep their peak', () => {
    const values = Array.from({ length: 600 }, (_, n) => (n === 431 ? 50 : n < 20 ? null : 1));
    const long = { ...chart, labels: values.map(String), series: [{ ...chart.series[0]!, values }] };
    const shown = renderTerminal(message({ kind: 'chart', chart: long }), { ...plain, width: 80 });
    const line = shown.split('\n').find((row) => row.includes('█'))!;
    expect(line.length).toBeLessThanOrEqual('│ '.length + 60);
    expect(line.startsWith('│ ··')).toBe(true);
    expect(line.match(/█/g)).toHaveLength(1);
  });

  test('shares are bars with their figures', () => {
    const shares: Chart = {
      ...chart,
      kind: 'share',
      unit: 'percent',
      labels: ['Kestrelbox', 'Tavnik'],
      series: [{ name: 'Share', values: [75, 25], tone: 'main' }],
    };
    const text = renderTerminal(message({ kind: 'chart', chart: shares }), { ...plain, width: 80 });
    expect(text).toMatch(/Kestrelbox {2}█{24} 75%/);
    expect(text).toMatch(/Tavnik {6}█{8} +25%/);
  });
});

test('the bar at the left says nothing that the words do not', () => {
  const urgent: Message = { ...message({ kind: 'text', text: 'x' }), mood: 'severity-1' };
  expect(renderTerminal(urgent, plain)).toBe('┃ x');
  expect(renderTerminal(urgent, { ...plain, color: true })).toBe('\u001b[1;31m┃\u001b[0m x');
});

test('marks stand under their columns by name, as ticks where they crowd', () => {
  const chart: Chart = {
    kind: 'bar',
    title: 'Replay',
    sentence: 'Three alerts.',
    labels: ['a', 'b', 'c', 'd', 'e', 'f'],
    series: [{ name: 'all', values: [1, 8, 1, 1, 4, 8], tone: 'main' }],
    marks: [
      { at: 5, name: '3' },
      { at: 1, name: '1' },
      { at: 4, name: '2' },
    ],
  };
  const lines = renderTerminal(message({ kind: 'chart', chart }), plain).split('\n');
  expect(lines.slice(1, 3)).toEqual(['│ ▂█▂▂▅█', '│  1  ▴3']);
});

describe('posts that one can act on', () => {
  const post = (ref?: string): Element => ({
    kind: 'mention',
    mention: {
      title: null,
      excerpt: 'The hinge broke',
      highlights: [],
      url: 'https://board.example/1',
      source: 'Board',
      author: null,
      when: 'today',
      label: 'neg',
      note: null,
      ...(ref === undefined ? {} : { ref, post: { mention: 'm1', keyword: null } }),
    },
  });

  test('show their references, and once how', () => {
    const text = renderTerminal(message(post('p1z'), post('p20'), post()), { ...plain, width: 100 });
    expect(text).toContain('▏ p1z · Board · today · negative');
    expect(text).toContain('▏ p20 · Board · today · negative');
    expect(text.match(/`\/earshot mark p20`/g)).toHaveLength(1);
    expect(text).not.toContain('mark p1z');
  });

  test('say nothing of it where none is stored', () => {
    expect(renderTerminal(message(post()), plain)).not.toContain('/earshot');
  });
});

test('a comma after a command never begins a line', () => {
  for (let width = 40; width < 60; width++) {
    const text: Element = {
      kind: 'text',
      text: Array.from({ length: 12 }, (_, n) => [{ code: 'x'.repeat(1 + (n % 7)) }, ', ']).flat(),
    };
    const lines = renderTerminal(message(text), { ...plain, width, color: true }).split('\n');
    expect(lines.filter((line) => /^\S*│\S* [,.]/.test(line))).toEqual([]);
  }
});
