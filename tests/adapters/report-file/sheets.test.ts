import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/adapters/report-file/sheets/csv.ts';
import { xlsxOf } from '../../../src/adapters/report-file/sheets/xlsx.ts';
import type { ReportSheet } from '../../../src/messages/reports/document.ts';
import { sampleDocument } from '../../reports/sample-document.ts';
import { unzip } from '../../reports/unzip.ts';
import { runs } from '../../runs.ts';

const DOCUMENT = sampleDocument();
/** What no XML can hold. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const FORMULAS = [
  '=1+1',
  '+33 1 23',
  '-2 stars',
  '@everyone',
  '\t=cmd',
  '  =HYPERLINK("https://evil.example")',
  '＝1',
  '\u200b=1',
  '\0=1',
];

const linesOf = (sheets: readonly ReportSheet[], language = 'en' as const): string[][] =>
  parse(Buffer.from(csvOf({ language, sheets })), { bom: true, record_delimiter: '\r\n' });

describe('CSV', () => {
  it('is one table: each line says of which sheet it is, and has a cell for each column of all', () => {
    expect(linesOf(DOCUMENT.sheets)).toEqual([
      ['Table', 'Keyword', 'Day', 'Mentions', 'Negative', 'Published', 'Text', 'Change', 'Link'],
      ['Days', 'Brindlemoor', '2026-11-15T23:00:00.000Z', '184', '0.1724', '', '', '', ''],
      ['Days', 'Brindlemoor', '2026-11-16T23:00:00.000Z', '0', '', '', '', '', ''],
      ['Days', 'قهوة الصباح', '2026-11-15T23:00:00.000Z', '', '', '', '', '', ''],
      [
        'Posts',
        'Brindlemoor',
        ...['', '', ''],
        '2026-11-16T06:00:00.000Z',
        '\'=HYPERLINK("https://evil.example","win")',
        '-26',
        'https://posts.example/1',
      ],
      [
        'Posts',
        'Brindlemoor',
        ...['', '', ''],
        '2026-11-16T07:00:00.000Z',
        DOCUMENT.sheets[1]!.rows[1]![2],
        '4',
        'https://posts.example/2',
      ],
    ]);
  });

  it('begins as Excel wants it, and ends its lines so', () => {
    const text = Buffer.from(csvOf(DOCUMENT)).toString('utf8');
    expect(text.startsWith('\ufeff"Table","Keyword"')).toBe(true);
    expect(text.endsWith('"https://posts.example/2"\r\n')).toBe(true);
  });

  it('names its first column in the language of the report', () => {
    const french = Buffer.from(csvOf({ ...DOCUMENT, language: 'fr' })).toString('utf8');
    expect(french.startsWith('\ufeff"Tableau",')).toBe(true);
  });

  it.each(FORMULAS)('%j is no formula in it, in a cell, a name of a sheet or a column', (text) => {
    const sheet: ReportSheet = { name: text, columns: [{ name: text, kind: 'text' }], rows: [[text]] };
    const [head, line] = linesOf([sheet]);
    expect(head![1]!.startsWith("'")).toBe(true);
    expect(line!.every((cell) => cell.startsWith("'"))).toBe(true);
  });

  it('leaves numbers bare: a loss stays a number', () => {
    const sheet: ReportSheet = {
      name: 'Days',
      columns: [
        { name: 'Change', kind: 'number' },
        { name: 'Share', kind: 'share' },
      ],
      rows: [
        [-26, 1 / 3],
        [Number.NaN, null],
      ],
    };
    expect(
      Buffer.from(csvOf({ language: 'en', sheets: [sheet] }))
        .toString('utf8')
        .split('\r\n')
        .slice(1),
    ).toEqual(['"Days",-26,0.3333', '"Days",,', '']);
  });

  it('gives every text back, guarded or as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (texts) => {
        const sheet: ReportSheet = {
          name: 'Posts',
          columns: texts.map((_, at) => ({ name: `Column ${at}`, kind: 'text' as const })),
          rows: [texts],
        };
        const kept = texts.map((text) => Buffer.from(text.replaceAll('\0', '')).toString('utf8'));
        const [, line] = linesOf([sheet]);
        for (const [at, cell] of line!.slice(1).entries()) expect([kept[at], `'${kept[at]}`]).toContain(cell);
      }),
      { seed: 17, numRuns: runs(200) },
    );
  });
});

interface Read {
  /** By cell name, the type and style of a cell and its value. */
  cells: Map<string, { type: string; style: number; value: string }>;
  tags: Map<string, Record<string, string>[]>;
}

/** A part of a workbook, read by an XML parser. */
function read(xml: string): Read {
  const cells: Read['cells'] = new Map();
  const tags: Read['tags'] = new Map();
  let cell: { type: string; style: number; value: string } | null = null;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        tags.set(name, [...(tags.get(name) ?? []), attributes]);
        if (name !== 'c') return;
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
        cells.set(attributes.r!, cell);
      },
      ontext: (text) => {
        if (cell) cell.value += text;
      },
      onclosetag: (name) => {
        if (name === 'c') cell = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { cells, tags };
}

/** The texts of a workbook, in the order in which cells name them. */
function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let inText = false;
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (name === 'si') strings.push('');
        inText = name === 't';
      },
      ontext: (text) => {
        if (inText) strings[strings.length - 1] += text;
      },
      onclosetag: () => {
        inText = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return strings;
}

async function workbook(sheets: readonly ReportSheet[]) {
  const files = unzip(await xlsxOf({ title: 'Brindlemoor, week 47', sheets }));
  const strings = stringsOf(files.get('xl/sharedStrings.xml') ?? '');
  const sheet = (nth: number) => {
    const { cells, tags } = read(files.get(`xl/worksheets/sheet${nth}.xml`)!);
    const value = (name: string) => {
      const cell = cells.get(name)!;
      return cell.type === 's' ? strings[Number(cell.value)]! : cell.value === '' ? null : Number(cell.value);
    };
    return { cells, tags, value };
  };
  const names = read(files.get('xl/workbook.xml')!)
    .tags.get('sheet')!
    .map(({ name }) => name!);
  return { files, sheet, names };
}

describe('XLSX', () => {
  it('has a sheet each, with typed numbers, shares and moments, and nothing for what is not known', async () => {
    const { names, sheet } = await workbook(DOCUMENT.sheets);
    expect(names).toEqual(['Days', 'Posts']);
    const { value, cells } = sheet(1);
    expect(['A1', 'B1', 'C1', 'D1'].map(value)).toEqual(['Keyword', 'Day (UTC)', 'Mentions', 'Negative']);
    expect(value('A2')).toBe('Brindlemoor');
    // Days since the last one of 1899, as the format counts.
    expect(value('B2')).toBeCloseTo((Date.UTC(2026, 10, 15, 23) - Date.UTC(1899, 11, 30)) / 86_400_000, 6);
    expect([value('C2'), value('D2')]).toEqual([184, 0.1724]);
    expect([value('C3'), value('D3'), value('C4')]).toEqual([0, null, null]);
    expect(cells.get('C2')!.type).toBe('n');
  });

  it('shows moments, shares and numbers as such', async () => {
    const { files, sheet } = await workbook(DOCUMENT.sheets);
    const { tags } = read(files.get('xl/styles.xml')!);
    const codes = new Map(tags.get('numFmt')!.map(({ numFmtId, formatCode }) => [numFmtId, formatCode]));
    const styles = tags.get('xf')!.slice(1);
    const format = (name: string) => codes.get(styles[sheet(1).cells.get(name)!.style]!.numFmtId!);
    expect([format('B2'), format('C2'), format('D2')]).toEqual(['yyyy-mm-dd hh:mm', '#,##0', '0.0%']);
  });

  it('keeps its header in sight, filters, and gives columns the room of their texts', async () => {
    const { tags } = (await workbook(DOCUMENT.sheets)).sheet(2);
    expect(tags.get('pane')).toMatchObject([{ ySplit: '1', state: 'frozen' }]);
    expect(tags.get('autoFilter')).toEqual([{ ref: 'A1:E3' }]);
    const widths = tags.get('col')!.map(({ width }) => Number(width));
    expect(widths).toHaveLength(5);
    expect(Math.max(...widths)).toBe(60);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(9);
  });

  it('holds no formula, whatever a post begins with', async () => {
    const rows = FORMULAS.map((text) => [text, -26]);
    const { sheet } = await workbook([
      {
        name: 'Posts',
        columns: [
          { name: '=A1', kind: 'text' },
          { name: 'Change', kind: 'number' },
        ],
        rows,
      },
    ]);
    const { tags, cells, value } = sheet(1);
    expect(tags.get('f')).toBeUndefined();
    for (const [at, [text]] of rows.entries()) {
      expect(value(`A${at + 2}`)).toBe(String(text).replaceAll('\0', ''));
      expect(cells.get(`B${at + 2}`)).toMatchObject({ type: 'n', value: '-26' });
    }
  });

  it('names its sheets as workbooks allow, each once', async () => {
    const names = [
      'Posts',
      'posts',
      'A/B: [all] of *it*?',
      "'quoted'",
      '',
      'History',
      'A name that is much longer than thirty-one letters',
      'A name that is much longer than thirty-one letters too',
      '😀'.repeat(20),
    ];
    const sheets = names.map(
      (name): ReportSheet => ({ name, columns: [{ name: 'a', kind: 'text' }], rows: [] }),
    );
    const found = (await workbook(sheets)).names;
    expect(found).toHaveLength(names.length);
    expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of found) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$|^history$/i);
    }
  });

  it('reads back whatever texts it was given', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...FORMULAS, '\ud83d', 'a\u0000b', '\ufffe'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
        const { sheet, files } = await workbook([
          { name: 'Posts', columns: [{ name: 'Text', kind: 'text' }], rows: texts.map((one) => [one]) },
        ]);
        const { value, tags } = sheet(1);
        for (const [at, one] of texts.entries()) {
          const kept = one.replace(UNWRITABLE, '');
          expect(String(value(`A${at + 2}`) ?? '').replace(/\r\n?/g, '\n')).toBe(
            kept.replace(/\r\n?/g, '\n'),
          );
        }
        expect(tags.get('f')).toBeUndefined();
        expect([...files.values()].join('')).not.toMatch(UNWRITABLE);
      }),
      { seed: 17, numRuns: runs(60) },
    );
  });

  it('cuts a text that no cell can hold', async () => {
    const { sheet } = await workbook([
      { name: 'Posts', columns: [{ name: 'Text', kind: 'text' }], rows: [['😀'.repeat(20_000)]] },
    ]);
    const text = String(sheet(1).value('A2'));
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text).toMatch(/^(😀)+$/u);
  });
});
