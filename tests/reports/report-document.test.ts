import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { ReportDocument, ReportTable } from '../../src/messages/reports/document.ts';
import type { ReportData } from '../../src/messages/reports/report-data.ts';
import { reportDocument } from '../../src/messages/reports/report-document.ts';
import * as sample from '../messages/samples.ts';
import { runs } from '../runs.ts';
import { hostile } from './hostile.ts';
import { hostileReport, sparseReports } from './hostile-report.ts';
import { cellText, printDocument } from './print-document.ts';
import { oneKeyword, sixKeywords } from './sample-report.ts';

const PARIS = 'Europe/Paris';
const reports: Record<string, ReportData> = { one: oneKeyword(), six: sixKeywords(), ...sparseReports() };

describe.each(languageTags)('a report in %s', (language) => {
  const documents = Object.entries(reports).map(
    ([name, data]) => [name, reportDocument(data, { language, timeZone: PARIS })] as const,
  );

  test.each(documents)('%s', async (name, document) => {
    const path = join(import.meta.dirname, `../golden/reports/${language}/${name}.txt`);
    await expect(printDocument(document)).toMatchFileSnapshot(path);
  });

  test.each(documents)('%s: its tables and sheets are whole', (_, document) => {
    holds(document);
    const captions = tablesOf(document).map(({ caption }) => caption);
    expect(captions).toEqual([...new Set(captions)]);
    expect(document.finding).not.toBe('');
    expect(document.tiles).toHaveLength(4);
    for (const { blocks } of document.sections) expect(blocks).not.toEqual([]);
    // A command of the chat is nothing to whoever gets the file.
    expect(printDocument(document)).not.toMatch(/\/earshot|undefined|NaN|\[object/);
  });
});

function tablesOf({ sections }: ReportDocument): ReportTable[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.figures] : [],
    ),
  );
}

function holds(document: ReportDocument): void {
  for (const { caption, columns, rows } of tablesOf(document)) {
    expect(caption).not.toBe('');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      expect(row.map(cellText)).not.toContain('');
    }
  }
  for (const { name, columns, rows } of document.sheets) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      row.forEach((value, at) => {
        if (value === null) return;
        const { kind } = columns[at]!;
        expect(typeof value).toBe(kind === 'text' ? 'string' : 'number');
        if (kind === 'share') expect(value).toBeLessThanOrEqual(1);
        if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0);
      });
    }
  }
  expect(document.fileName).toMatch(/^[a-z0-9-]{1,80}$/);
}

describe('what a report says', () => {
  const english = (data: ReportData) => reportDocument(data, { language: 'en', timeZone: PARIS });

  test('the figures of its sheets are those of its tiles', () => {
    const { tiles, sheets } = english(oneKeyword());
    const sums = (sheet: string, column: string) => {
      const { columns, rows } = sheets.find(({ name }) => name === sheet)!;
      const at = columns.findIndex(({ name }) => name === column);
      return rows.reduce((sum, row) => sum + Number(row[at]), 0);
    };
    expect(tiles[0]!.value).toBe('1,452');
    expect(sums('Keywords', 'Mentions')).toBe(1_452);
    expect(sums('By day', 'Mentions')).toBe(1_452);
    expect(sums('By day', 'Negative')).toBe(sums('Keywords', 'Negative'));
    expect(sums('By source', 'Mentions')).toBe(1_452);
  });

  test('shares of voice sum to one, and a post of two keywords counts once', () => {
    const data = sixKeywords();
    const { sheets, tiles } = english(data);
    const { columns, rows } = sheets.find(({ name }) => name === 'Keywords')!;
    const at = columns.findIndex(({ name }) => name === 'Share of voice');
    expect(rows.reduce((sum, row) => sum + Number(row[at]), 0)).toBeCloseTo(1);
    const all = data.digest.keywords.reduce((sum, { totals }) => sum + totals.total, 0);
    expect(tiles[0]!.value).toBe(new Intl.NumberFormat('en').format(all - 61));
  });

  test('each moment of a post has its day, also of a post of the day on which the period begins', () => {
    const data = oneKeyword();
    const { from } = data.digest.period;
    const posts = data.posts.map((post) => ({ ...post, publishedAt: from + 5 * 3_600_000 }));
    const digest = { ...data.digest, period: { ...data.digest.period, from: from + 4 * 3_600_000 } };
    const quotes = english({ ...data, digest, posts }).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'quotes' ? block.quotes : [])),
    );
    expect(quotes.length).toBeGreaterThan(3);
    for (const { when } of quotes) expect(when).toMatch(/^[A-Z][a-z]{2}, [A-Z][a-z]{2} \d/);
  });

  test('who claimed an alert and gave it back, or closed what another holds, is no nobody', () => {
    const data = oneKeyword();
    const [first] = data.digest.alerts;
    const rowOf = (triage: Partial<Alert['triage']>) => {
      const alerts = [{ ...first!, triage: { ...first!.triage, ...triage } }];
      const { sections } = english({ ...data, digest: { ...data.digest, alerts } });
      const table = sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'table' ? [block.table] : []))
        .find(({ caption }) => caption === 'The most urgent first')!;
      return table.rows[0]!.slice(3).map((cell) => cellText(cell).replace(/\s/g, ' '));
    };
    const { quill } = sample;
    const CLOSED = 'real, fixed, after 25 h 48 min';
    expect(rowOf({})).toEqual(['maple.harrow, after 8 min', CLOSED]);
    expect(rowOf({ holder: null })).toEqual(['after 8 min, then given back', `${CLOSED}, by maple.harrow`]);
    expect(rowOf({ closedBy: quill })).toEqual(['maple.harrow, after 8 min', `${CLOSED}, by ${quill.name}`]);
    expect(rowOf({ holder: null, claimedAt: null, closedBy: 'timer' })).toEqual(['nobody', CLOSED]);
  });

  test('posts of several keywords count once in every total, and where they do not it says so', () => {
    const data = sixKeywords();
    const [first] = data.digest.keywords;
    const totals = { ...first!.totals, neutral: first!.totals.neutral - 5 };
    const keywords = [{ ...first!, totals }, ...data.digest.keywords.slice(1)];
    const document = english({ ...data, digest: { ...data.digest, keywords } });
    const all = keywords.reduce((sum, entry) => sum + entry.totals.total, 0) - 61;
    const [once, judged] = [all, all - 5].map((n) => new Intl.NumberFormat('en').format(n));
    const printed = printDocument(document);
    expect(document.tiles[0]!.value).toBe(once);
    expect(printed).toContain(`Sentiment is known for ${judged} of ${once} mentions`);
    expect(printed).toContain('(A post that names several of the keywords counts for each of them here.');
    const apart = english({ ...data, digest: { ...data.digest, shared: { now: [], before: [] } } });
    expect(printDocument(apart)).not.toContain('counts for each of them here');
  });

  test('posts of the same words are quoted once, whatever stories they are', () => {
    const data = oneKeyword();
    const posts = ['Great range!', 'great range', '🔥🔥', '🔥🔥', '👍'].map((excerpt, at) => ({
      ...data.posts[0]!,
      storyId: `short-${at}`,
      authorName: `author ${at}`,
      title: null,
      excerpt,
    }));
    const quotes = english({ ...data, posts })
      .sections.at(-2)!
      .blocks.flatMap((block) => (block.kind === 'quotes' ? block.quotes : []));
    expect(quotes.map(({ text }) => text)).toEqual(['Great range!', '🔥🔥', '👍']);
  });

  test('what is searched for is said where it is more than a name', () => {
    const data = sixKeywords();
    const keywords = data.digest.keywords.map((entry, at) => ({
      ...entry,
      keyword: {
        ...entry.keyword,
        query: at === 0 ? 'brindlemoor NOT village' : `"${entry.keyword.name.toLowerCase()}"`,
      },
    }));
    const printed = printDocument(english({ ...data, digest: { ...data.digest, keywords } }));
    expect(printed).toContain('Brindlemoor is searched for as brindlemoor NOT village.');
    expect(printed.match(/is searched for/g)).toHaveLength(1);
    expect(printed).toContain('Searched for by name: Oakhurst Audio, Fennel & Pike');
  });

  test('an industry and a campaign are in no share of voice', () => {
    const data = sixKeywords();
    const kinds = ['brand', 'competitor', 'industry', 'campaign', 'competitor', 'product'] as const;
    const keywords = data.digest.keywords.map((entry, at) => ({
      ...entry,
      keyword: { ...entry.keyword, kind: kinds[at]! },
    }));
    const document = english({ ...data, digest: { ...data.digest, keywords } });
    const { columns, rows } = document.sheets[0]!;
    const at = columns.findIndex(({ name }) => name === 'Share of voice');
    const shares = rows.map((row) => row[at]);
    expect(shares.map((share) => share === null)).toEqual([false, false, true, true, false, false]);
    expect(shares.reduce<number>((sum, share) => sum + Number(share), 0)).toBeCloseTo(1);
    expect(document.tiles[2]).toMatchObject({ value: '43%', note: 'Brindlemoor, among 4 keywords' });
    const printed = printDocument(document);
    expect(printed).toContain(
      'Not in the share of voice, as industry or campaign: Fennel & Pike and Sonarita.',
    );
    const chart = document.sections[1]!.blocks[0]!;
    expect(chart.kind === 'chart' && chart.chart.labels).toHaveLength(4);
  });

  test('a brand and its industry have no share of voice, but one is a part of the other', () => {
    const data = sixKeywords();
    const keywords = data.digest.keywords.slice(0, 2).map((entry, at) => ({
      ...entry,
      keyword: { ...entry.keyword, kind: at === 0 ? ('brand' as const) : ('industry' as const) },
    }));
    const { tiles, sections } = english({ ...data, digest: { ...data.digest, keywords } });
    // 61 of the 1,193.
    expect(tiles[2]).toEqual({
      name: 'Part of the industry',
      value: '5%',
      change: '+5 points',
      note: 'Brindlemoor, of what is said about Oakhurst Audio',
    });
    expect(sections[1]!.heading).toBe('Keywords');
    expect(sections[1]!.blocks.map(({ kind }) => kind)).toEqual(['table']);
  });

  test('an alert that grew says how far, as the first sentence does', () => {
    const data = oneKeyword();
    const [first] = data.digest.alerts;
    const news = (total: number) => {
      const alerts = [{ ...first!, now: { ...first!.now, total } }];
      return printDocument(english({ ...data, digest: { ...data.digest, alerts, open: [] } }));
    };
    expect(news(409)).toContain('171 negative mentions in 3 h (usual: 24 to 41); 409 since it began.');
    expect(news(171)).toContain('171 negative mentions in 3 h (usual: 24 to 41).');
  });

  test('a campaign of which no day was read had no mentions that anybody knows of', () => {
    const data = oneKeyword();
    const [campaign] = data.campaigns;
    const points = campaign!.points.map((point) => ({ ...point, count: null, expected: null }));
    const unread = { ...campaign!, effect: null, points, during: { ...campaign!.during!, posts: 0 } };
    const charts = english({ ...data, campaigns: [unread] }).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
    );
    const { title, sentence } = charts.at(-1)!;
    expect(title.replace(/\s/g, ' ')).toBe('Autumn launch: no data for 4 days');
    expect(sentence).not.toContain('no mentions');
  });

  test('what cannot be compared is not compared, and what is not known is no zero', () => {
    const { young, unjudged } = sparseReports();
    expect(english(young!).tiles.map(({ change }) => change)).toEqual([null, null, null, null]);
    const [, sentiment] = english(unjudged!).tiles;
    expect(sentiment).toMatchObject({ value: '–', change: null, note: 'not judged' });
  });

  test('days are those of the reader, also when the clock changes', () => {
    const data = oneKeyword();
    const from = Date.UTC(2026, 9, 23, 22);
    const to = Date.UTC(2026, 9, 30, 23);
    const [entry] = data.digest.keywords;
    const hours = [
      { start: from, total: 3, negative: 1, neutral: 1, positive: 1 },
      { start: Date.UTC(2026, 9, 25, 22), total: 2, negative: 0, neutral: 2, positive: 0 },
      { start: to - 3_600_000, total: 4, negative: 4, neutral: 0, positive: 0 },
    ];
    const digest = {
      ...data.digest,
      period: { ...data.digest.period, from, to, beforeFrom: from - (to - from) },
      keywords: [{ ...entry!, hours, coveredFrom: from - 1 }],
    };
    const { sheets, kicker } = english({ ...data, digest });
    const rows = sheets.find(({ name }) => name === 'By day')!.rows.map((row) => [row[0], row[2]]);
    expect(kicker).toBe('Earshot weekly report');
    expect(rows).toEqual([
      ['2026-10-24', 3],
      ['2026-10-25', 2],
      ['2026-10-26', 0],
      ['2026-10-27', 0],
      ['2026-10-28', 0],
      ['2026-10-29', 0],
      ['2026-10-30', 4],
    ]);
  });

  test('days before a keyword was followed are unknown', () => {
    const data = oneKeyword();
    const [entry] = data.digest.keywords;
    const coveredFrom = data.digest.period.from + 2.5 * 24 * 3_600_000;
    const late = entry!.hours.filter(({ start }) => start >= coveredFrom);
    const keywords = [{ ...entry!, hours: late, coveredFrom }];
    const { sheets } = english({ ...data, digest: { ...data.digest, keywords } });
    const mentions = sheets.find(({ name }) => name === 'By day')!.rows.map((row) => row[2]);
    expect(mentions.slice(0, 2)).toEqual([null, null]);
    expect(mentions.slice(2).every((count) => typeof count === 'number')).toBe(true);
  });

  test.each([
    ['Kestrelbox Router', 'earshot-kestrelbox-router-2026-11-16-2026-11-22'],
    ['../../etc/passwd', 'earshot-etc-passwd-2026-11-16-2026-11-22'],
    ['Crème & Brûlée', 'earshot-creme-brulee-2026-11-16-2026-11-22'],
    ['سماعات', 'earshot-report-2026-11-16-2026-11-22'],
    ['CON', 'earshot-con-2026-11-16-2026-11-22'],
    ['🔥', 'earshot-report-2026-11-16-2026-11-22'],
  ])('a keyword %s makes a file name', (name, expected) => {
    const data = oneKeyword();
    const [entry] = data.digest.keywords;
    const keywords = [{ ...entry!, keyword: { ...entry!.keyword, name } }];
    expect(english({ ...data, digest: { ...data.digest, keywords } }).fileName).toBe(expected);
  });

  test('no text of a stranger breaks it', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...languageTags), (text, language) => {
        holds(reportDocument(hostileReport(text), { language, timeZone: PARIS }));
      }),
      { numRuns: runs(30), seed: 17 },
    );
  });
});
