import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPrintRenderer } from '../../../src/adapters/chart-image/print.ts';
import { columnWidths } from '../../../src/adapters/report-file/pdf/columns.ts';
import { figureRows, isPrinted } from '../../../src/adapters/report-file/pdf/figures.ts';
import { layOut } from '../../../src/adapters/report-file/pdf/layout.ts';
import { loadTypesetter } from '../../../src/adapters/report-file/pdf/load.ts';
import { createPrintable } from '../../../src/adapters/report-file/pdf/printable.ts';
import { reasonOf } from '../../../src/adapters/report-file/pdf/reason.ts';
import type { PdfJob } from '../../../src/adapters/report-file/pdf/wire.ts';
import type { ReportDocument, ReportTable } from '../../../src/messages/reports/document.ts';
import { hostileDocument } from '../../reports/hostile-document.ts';
import { describeWithPdf } from '../../reports/machine-tool.ts';
import { sampleDocument } from '../../reports/sample-document.ts';
import { runs } from '../../runs.ts';

const LOOK = { logo: null, color: null };
let set: (document: ReportDocument, charts?: PdfJob['charts']) => string;
beforeAll(async () => {
  const typesetter = await loadTypesetter();
  if (!typesetter) return;
  set = (document, charts = []) =>
    Buffer.from(typesetter({ document, charts, look: LOOK })).toString('latin1');
});

describeWithPdf('what sets reports', () => {
  it.each([
    [
      'the package',
      () => Promise.reject(new Error("Cannot find package '@myriaddreamin/typst-ts-node-compiler'")),
    ],
    [
      'its part for this machine',
      async () => ({
        get NodeCompiler(): never {
          throw new Error('Cannot find native binding');
        },
      }),
    ],
  ])('is null where %s is not installed', async (_what, load) => {
    expect(await loadTypesetter(load)).toBeNull();
  });

  it('forgets a report that it could not set', async () => {
    const calls: string[] = [];
    const typesetter = (await loadTypesetter(async () => ({
      NodeCompiler: {
        create: () => ({
          compile: () => ({
            result: null,
            takeDiagnostics: () => ({ shortDiagnostics: [{ message: 'no such thing' }] }),
          }),
          evictCache: (age: number) => calls.push(`evict ${age}`),
          resetShadow: () => calls.push('reset'),
        }),
      } as never,
    })))!;
    expect(() => typesetter({ document: hostileDocument('Tea'), charts: [], look: LOOK })).toThrow(
      'no such thing',
    );
    expect(calls).toEqual(['reset', 'evict 0']);
  });
});

describe('what a report could not be set for', () => {
  it.each([
    [
      'as the compiler says it when it writes',
      new Error(
        'Error: [SourceDiagnostic { severity: Error, span: Span(6), message: "PDF/UA-1 error: the text `\\"Hush \\u{378}\\"` could not be displayed with font `\\"Inter\\"`", trace: [], hints: ["try"] }]',
      ),
      'PDF/UA-1 error: the text …',
    ],
    [
      'as it says it when it compiles',
      new Error(JSON.stringify([{ message: 'unknown value `Hush`, said "Hush" again', path: '/x' }])),
      'unknown value …',
    ],
    ['without words of others', new Error('out of memory'), 'out of memory'],
    ['in no words at all', new Error('null'), 'null'],
    ['quoted bare', 'Hush', '…'],
  ])('%s, is told without what it quotes', (_how, failure, told) => {
    expect(reasonOf(failure)).toBe(told);
  });
});

describeWithPdf('texts of strangers', () => {
  it.each([
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd") $x^2$ *b* _i_ `c` <l> @ref \\ // = /* ~',
    '\ud83d\u0000\u0007',
    '한국어 שלום ไทย नमस्ते ខ្មែរ 你好 \ue000 \u{10fffd}',
    '👨‍👩‍👧‍👦 👍🏽 🇫🇷 1️⃣ ©️ ☺︎ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'あ\u0301 x\u20e3 Z̸̡͎͒a̷l̵g̶o̸ ﷽ \u0600 ـــ',
    '\u202eevil\u202c \u2068open \u2069',
    'ا'.repeat(400),
    'a'.repeat(9000),
    '\u200d\ufe0f\u0301',
    '',
  ])('%j are words in a file that everybody can read', (text) => {
    expect(set(hostileDocument(text))).toContain('pdfuaid:part');
  });

  it('whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .array(
          fc.constantFrom(
            '#',
            '$',
            '\\',
            '"',
            '\u200d',
            '\ufe0f',
            '\u0301',
            'ش',
            '東',
            '🔥',
            '한',
            ' ',
            '\u2067',
          ),
          {
            maxLength: 20,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(set(hostileDocument(one))).toContain('pdfuaid:part');
      }),
      { seed: 17, numRuns: runs(400) },
    );
  });

  it('in a chart too, where every font is one of its own', () => {
    const [section] = sampleDocument().sections;
    const blocks = section!.blocks.filter(({ kind }) => kind === 'chart');
    const document: ReportDocument = { ...hostileDocument('Tea'), sections: [{ heading: 'Tea', blocks }] };
    const render = createPrintRenderer();
    const text = '한국 東京 قهوة 🔥 \u202e &amp; <b>x</b> #x \u0301';
    const charts = blocks.flatMap((block) => {
      if (block.kind !== 'chart') return [];
      const drawn = render({ ...block.chart, title: text, labels: block.chart.labels.map(() => text) });
      return [{ ...drawn, words: drawn.words.map((words) => ({ ...words, text })) }];
    });
    const pdf = set(document, charts);
    expect(pdf).toContain('pdfuaid:part');
    expect(pdf).not.toMatch(/\/FontName\s*\/[A-Z]{6}\+(?!Inter|IBMPlex|Motoya|NotoEmoji)/);
  });
});

describe('columns of a table', () => {
  const widths = (columns: readonly [letters: number, numeric?: 'figures'][]) =>
    columnWidths(
      columns.map(([letters]) => letters),
      columns.map(([, numeric]) => numeric !== undefined),
    ).map(({ share, word }) => [Math.round(share), word]);

  it('short ones and figures take what they need, the others share the rest', () => {
    expect(widths([[40], [12], [5, 'figures'], [20]])).toEqual([
      [40, 20],
      [0, 20],
      [0, 20],
      [20, 20],
    ]);
  });

  it('the first with words fills the page where all are short', () => {
    expect(widths([[5, 'figures'], [8], [9]])).toEqual([
      [0, 20],
      [1, 20],
      [0, 20],
    ]);
    expect(widths([[5, 'figures']])).toEqual([[1, 20]]);
    expect(widths([])).toEqual([]);
  });

  it('all share where too many take, and words are broken where they find no room', () => {
    const crowded = widths([
      [60],
      ...Array.from({ length: 13 }, () => [7, 'figures'] as [number, 'figures']),
    ]);
    expect(crowded.every(([share]) => share! > 0)).toBe(true);
    expect(crowded.every(([, word]) => word! < 20)).toBe(true);
  });
});

describe('pages of a report', () => {
  const fonts = [{ characters: { has: () => true } as unknown as Set<number> }];
  const laid = (sections: ReportDocument['sections']) =>
    layOut(
      { document: { ...hostileDocument('Tea'), sections }, charts: [], look: LOOK },
      null,
      createPrintable(fonts),
    );

  it('a moment takes the room that it needs, however much the columns beside it say', () => {
    const moment = 'jeu.\u00a019\u00a0nov.,\u00a009:15';
    const table: ReportTable = {
      caption: 'Alerts',
      columns: ['Alert', 'Raised', 'Claimed by', 'Outcome'].map((name) => ({ name, numeric: false })),
      rows: [
        ['#1 A change of sentiment', moment, 'after 1 h 45 min, then given back', 'real, fixed, by a person'],
      ],
    };
    const [block] = laid([{ heading: 'Alerts', blocks: [{ kind: 'table', table }] }]).sections[0]!.blocks;
    const widths = block?.kind === 'table' ? block.table.columns.map(({ width }) => width) : [];
    expect(widths.map((width) => width > 0)).toEqual([true, false, true, true]);
  });

  it('figures of a chart that shows nothing are not printed', () => {
    const chart = sampleDocument().sections[0]!.blocks.find(({ kind }) => kind === 'chart')!;
    if (chart.kind !== 'chart') throw new Error('no chart');
    const render = createPrintRenderer();
    const headings = (value: string) => {
      const rows = chart.figures.rows.map(([first]) => [first!, value]);
      const columns = chart.figures.columns.slice(0, 2);
      const blocks = [{ ...chart, figures: { ...chart.figures, columns, rows } }];
      const document = { ...hostileDocument('Tea'), sections: [{ heading: 'Tea', blocks }] };
      const job = { document, charts: [render(chart.chart)], look: LOOK };
      return layOut(job, null, createPrintable(fonts)).sections.length;
    };
    expect(headings('0')).toBe(1);
    expect(headings('no data')).toBe(2);
    expect(headings('3')).toBe(2);
  });
});

describe('figures behind charts', () => {
  const table = (rows: number, columns: number, caption = `${rows}`): ReportTable => ({
    caption,
    columns: Array.from({ length: columns }, (_, at) => ({ name: `${at}`, numeric: at > 0 })),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, at) => `${row}.${at}`),
    ),
  });

  it('a long one stands in parts beside each other, under one caption, in order', () => {
    const [row, ...others] = figureRows([table(56, 2, 'Hours')]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ across: 3, caption: 'Hours' });
    expect(row!.tables.map(({ rows }) => rows.length)).toEqual([19, 19, 18]);
    expect(row!.tables.flatMap(({ rows }) => rows)).toEqual(table(56, 2).rows);
  });

  it('short ones stand beside each other with their own; wide ones alone', () => {
    expect(
      figureRows([table(7, 4), table(6, 2), table(5, 2), table(7, 6), table(30, 7)]).map(
        ({ across, caption, tables }) => [across, caption, tables.length],
      ),
    ).toEqual([
      [2, null, 2],
      [2, null, 1],
      [1, null, 1],
      [1, '30', 1],
    ]);
  });

  it('one that would fill pages is left to the spreadsheet', () => {
    expect(isPrinted(table(56, 2))).toBe(true);
    expect(isPrinted(table(56, 7))).toBe(false);
  });
});
