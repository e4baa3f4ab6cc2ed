import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import type { Digest } from '../../../src/listening/digest.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { digestMessage } from '../../../src/messages/digests/digest.ts';
import { reportMessage } from '../../../src/messages/digests/report.ts';
import { type Message, plain, textsOf } from '../../../src/messages/message.ts';
import * as sample from '../samples.ts';

const { keyword, keywordPeriod, kestrelbox } = sample;
const LOCALE = { language: 'en', timeZone: sample.PARIS };

/** All sources answered: there is room for the rest. */
const allRead = {
  sources: [{ source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null }],
  gaps: [],
};
const textOf = ({ elements }: Message) => elements.flatMap(textsOf).map(plain).join('\n');
const said = (digest: Digest) => textOf(digestMessage(digest, LOCALE));
const one = (now: [number, number], before: [number, number], more: Partial<Digest> = {}) =>
  sample.digest('daily', 1, [keywordPeriod(kestrelbox, now, before)], more);

test.each([
  // Keywords with mentions, keywords without any, the rows of their own, and those that share the last row.
  [4, 0, 4, null],
  [5, 3, 5, null],
  [6, 0, 6, null],
  [7, 0, 5, '2 others'],
  [17, 3, 5, '12 others'],
])(
  'of %i keywords with mentions and %i without, %i have a row and the rest one together',
  (talked, quiet, rows, others) => {
    const keywords = Array.from({ length: talked + quiet }, (_, n) =>
      keywordPeriod(keyword(`Kestrelbox ${n}`), [n < talked ? 100 - n : 0, 0], [n < talked ? 99 - n : 0, 0]),
    );
    const message = digestMessage(sample.digest('weekly', 7, keywords, { coverage: allRead }), LOCALE);
    const table = message.elements.find((element) => element.kind === 'table')!;
    expect(table.rows).toHaveLength(rows + (others ? 1 : 0));
    if (others) {
      expect(table.rows.at(-1)![0]).toBe(others);
      expect(textOf(message)).toContain('/earshot list');
    }
    // Nobody is left out: the rows sum to the total.
    const shown = table.rows.reduce((sum, row) => sum + Number(String(row[1]).replace(',', '')), 0);
    const all = keywords.reduce((sum, { totals }) => sum + totals.total, 0);
    expect(shown).toBe(all);
    if (quiet > 0) expect(textOf(message)).toMatch(/No mention: Kestrelbox/);
  },
);

test('the keyword that the first sentence is about has a row, however little it is mentioned', () => {
  const keywords = Array.from({ length: 9 }, (_, n) =>
    keywordPeriod(keyword(`Kestrelbox ${n}`), n === 8 ? [30, 29] : [60, 4], n === 8 ? [30, 2] : [61, 4]),
  );
  const message = digestMessage(sample.digest('daily', 1, keywords), LOCALE);
  expect(textOf(message)).toContain('Negative mentions of Kestrelbox 8 rose 15-fold');
  const table = message.elements.find((element) => element.kind === 'table')!;
  expect(table.rows.map(([name]) => name)).toContain('Kestrelbox 8');
});

describe('one keyword has a chart of what the first sentence is about, several a table, none has both', () => {
  const kinds = (digest: Digest) =>
    digestMessage(digest, LOCALE).elements.flatMap((element) =>
      element.kind === 'chart' ? [element.chart.kind] : element.kind === 'table' ? ['table'] : [],
    );
  test.each<[string, Digest, string[]]>([
    ['more negative mentions', one([128, 41], [95, 17]), ['stacked']],
    ['more mentions', one([190, 30], [95, 17]), ['line']],
    ['nothing unusual', one([97, 18], [95, 17]), ['line']],
    ['three mentions', one([3, 1], [4, 1]), []],
    [
      'two keywords',
      sample.digest('daily', 1, [
        keywordPeriod(kestrelbox, [128, 41], [95, 17]),
        keywordPeriod(keyword('Brindlemoor'), [3, 0], [4, 1]),
      ]),
      ['table'],
    ],
  ])('%s', (_, digest, expected) => {
    expect(kinds(digest)).toEqual(expected);
  });
});

describe('gaps stay in the message, whatever else there is', () => {
  const gap = (source: string, hours: number, nth = 0) => ({
    source,
    requestKey: `q${nth}`,
    from: sample.period('daily', 1).from + (2 + 3 * nth) * HOUR,
    to: sample.period('daily', 1).from + (2 + 3 * nth + hours) * HOUR,
    reason: 'down',
  });
  const sources = ['hacker-news', 'feed'].map((source) => ({
    source,
    requests: 2,
    late: 0,
    down: 0,
    detail: null,
  }));

  test.each<[string, Digest['coverage'], RegExp]>([
    ['one', { sources, gaps: [gap('feed', 1)] }, /Not checked: Feeds, 02:00 to 03:00\./],
    [
      'several of one source are one',
      { sources, gaps: [gap('feed', 1), gap('feed', 2, 1)] },
      /Not checked: Feeds, 2 times, 3\sh in all\./,
    ],
    [
      'a source that did not answer is named with its gap, and why',
      {
        sources: [sources[0]!, { ...sources[1]!, down: 1, detail: 'HTTP 503' }],
        gaps: [gap('feed', 1)],
      },
      /Not checked: Feeds \(HTTP 503\), 02:00 to 03:00\./,
    ],
    [
      'and without one on its own',
      { sources: [sources[0]!, { ...sources[1]!, down: 1, detail: 'HTTP 503', read: 0 }], gaps: [] },
      /Did not answer at times: Feeds \(HTTP 503\)\./,
    ],
    [
      'late, and read for a part',
      {
        sources: [
          { ...sources[0]!, late: 1 },
          { ...sources[1]!, late: 1, read: 16 * HOUR },
        ],
        gaps: [],
      },
      /Hacker News \(late at times\) and Feeds \(16 of 24\sh\)\. Late at times: Feeds\./,
    ],
  ])('%s', (_, coverage, expected) => {
    const digest = one([128, 41], [95, 17], { coverage });
    expect(said(digest)).toMatch(expected);
    expect(textOf(reportMessage(digest, LOCALE))).toMatch(expected);
    expect(said(one([0, 0], [0, 0], { coverage }))).toMatch(expected);
  });

  test.each([
    ['en', 'Feeds (forum.example has a problem of its own (HTTP 500))'],
    ['fr', 'Flux (forum.example a une erreur interne (HTTP 500))'],
  ])('why a source did not answer is said in the language of the reader: %s', (language, expected) => {
    const detail = 'forum.example has a problem of its own (HTTP 500).';
    const down = [sources[0]!, { ...sources[1]!, down: 1, detail }];
    for (const gaps of [[], [gap('feed', 1)], [gap('feed', 1), gap('feed', 3)]]) {
      const digest = one([128, 41], [95, 17], { coverage: { sources: down, gaps } });
      const locale = { ...LOCALE, language };
      expect(textOf(digestMessage(digest, locale))).toContain(expected);
      expect(textOf(reportMessage(digest, locale))).toContain(expected);
    }
  });
});

test('open alerts come first, the gravest and oldest of them before all', () => {
  const raised = [
    { id: 'a1', number: 1, severity: 3, closed: false, at: 1 },
    { id: 'a2', number: 2, severity: 1, closed: true, at: 2 },
    { id: 'a3', number: 3, severity: 2, closed: false, at: 3 },
  ] as const;
  const alerts = raised.map(({ id, number, severity, closed, at }) =>
    sample.alert({
      id,
      number,
      severity,
      raisedAt: sample.NOW - DAY + at * HOUR,
      triage: closed ? { state: 'resolved', reason: 'fixed', closedAt: sample.NOW } : {},
    }),
  );
  const digest = one([128, 41], [95, 17], {
    coverage: allRead,
    alerts,
    open: alerts.filter(({ triage }) => triage.closedAt === null),
  });
  const list = digestMessage(digest, LOCALE).elements.find((element) => element.kind === 'list')!;
  const numbers = list.items.map((item) => /^#(\d)/.exec(plain(item))?.[1]);
  expect(numbers).toEqual(['3', '1', '2']);
});

test('reactions and followers stand with each quoted post that has any, with the right plurals', () => {
  const message = (language: string) =>
    renderTerminal(
      digestMessage(one([128, 41], [95, 17], { telling: sample.telling }), { ...LOCALE, language }),
      {
        color: false,
        width: 120,
        numberButton: () => 1,
      },
    );
  expect(message('en')).toContain('812 points, 96 replies');
  expect(message('en')).toContain('3 likes, 1 reply, 12,400 followers');
  expect(message('fr')).toContain('3 j’aime, 1 réponse, 12\u202f400 abonnés');
});

test.each([
  ['en', 'Negative spike: Kestrelbox Router, 52 negative mentions since 12:40, often about'],
  ['fr', 'Pic négatif : Kestrelbox Router, 52 mentions négatives depuis 12:40, souvent'],
] as const)(
  'an alert that nothing can be compared with says how much it has come to, in %s',
  (language, expected) => {
    const { period } = one([60, 52], [0, 0]);
    const day = period.from + 12 * HOUR + 40 * MINUTE;
    const raised = sample.alert({ startedAt: day, raisedAt: day + HOUR, severity: 1 });
    const grown = { ...raised, now: { ...raised.now, total: 52 } };
    const entry = keywordPeriod(kestrelbox, [60, 52], [0, 0], { comparable: false });
    const message = digestMessage(sample.digest('daily', 1, [entry], { alerts: [grown] }), {
      ...LOCALE,
      language,
    });
    expect(message.summary.replace(/\s/g, ' ')).toContain(expected);
  },
);

test.each([
  ['en', '44 mentions in 24 h up to'],
  ['fr', '44 mentions en 24 h jusqu’'],
] as const)(
  'the hours of a busy day, which are not those of the digest, have their end: %s',
  (language, expected) => {
    const { period } = one([34, 5], [31, 5]);
    const day = {
      episodeAt: period.from - HOUR,
      knownAt: period.from + 5 * HOUR,
      windowMs: DAY,
      observed: 44,
    };
    const quietDays = [{ ...day, expected: 18, stream: 'all' as const, keywordId: kestrelbox.id }];
    const message = digestMessage(one([34, 5], [31, 5], { quietDays }), { ...LOCALE, language });
    expect(message.summary.replace(/\s/g, ' ')).toContain(expected);
  },
);

test.each([
  ['en', 'no source at all', [], 'could not be looked for'],
  ['fr', 'no source at all', [], 'Impossible de chercher'],
  [
    'en',
    'none that answered',
    [{ source: 'hacker-news', requests: 2, late: 0, down: 2, detail: 'HTTP 503' }],
    'could not be',
  ],
] as const)(
  'where nothing was read nobody is said not to have been mentioned: %s, %s',
  (language, _, sources, expected) => {
    const digest = one([0, 0], [3, 1], { coverage: { sources: [...sources], gaps: [] } });
    const { summary } = digestMessage(digest, { ...LOCALE, language });
    expect(summary).toContain(expected);
    expect(summary).toContain(language === 'en' ? '/earshot sources' : '/earshot flux');
    expect(summary).not.toMatch(/No mention|Aucune mention|some sources|certaines sources/);
  },
);

test.each([
  ['en', 'overdue since', 'answer by'],
  ['fr', 'en retard depuis', 'réponse attendue'],
] as const)(
  'an open alert that should have been answered is overdue in a digest, as in the lists: %s',
  (language, overdue, due) => {
    const { period } = one([60, 52], [61, 50]);
    const raised = sample.alert({ raisedAt: period.from, startedAt: period.from });
    const linesOf = (respondBy: number) => {
      const open = [{ ...raised, triage: { ...raised.triage, respondBy } }];
      const message = digestMessage(one([60, 52], [61, 50], { alerts: open, open }), { ...LOCALE, language });
      return textOf(message).replace(/\s/g, ' ');
    };
    expect(linesOf(period.to - HOUR)).toContain(overdue);
    expect(linesOf(period.to - HOUR)).not.toContain(due);
    expect(linesOf(period.to + HOUR)).toContain(due);
    expect(linesOf(period.to + HOUR)).not.toContain(overdue);
  },
);
