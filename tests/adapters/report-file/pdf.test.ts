import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReportLook } from '../../../src/adapters/report-file/look.ts';
import { createPdfWriter, type PdfWriter } from '../../../src/adapters/report-file/pdf/index.ts';
import { createLog } from '../../../src/config/log.ts';
import type { ReportBlock, ReportDocument } from '../../../src/messages/reports/document.ts';
import { reportDocument } from '../../../src/messages/reports/report-document.ts';
import { describeWithPdf, hasProgram, printed } from '../../reports/machine-tool.ts';
import { ARABIC, EMOJI, JAPANESE, sampleDocument } from '../../reports/sample-document.ts';
import { oneKeyword, sixKeywords } from '../../reports/sample-report.ts';
import { runs } from '../../runs.ts';

const LOOK = { logo: null, color: null };
const logged: string[] = [];
const log = createLog('info', [], (line) => logged.push(line));
const writer = createPdfWriter({ log });
afterAll(() => writer.close());
let odd: PdfWriter | null = null;
afterEach(() => odd?.close());

const folder = mkdtempSync(join(tmpdir(), 'earshot-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = async (document: ReportDocument, look: Parameters<PdfWriter['write']>[1] = LOOK) =>
  Buffer.from((await writer.write(document, look))!);
const count = (pdf: Buffer, what: RegExp) => [...pdf.toString('latin1').matchAll(what)].length;
const PAGE = /\/Type\s*\/Page\b/g;

/** A worker that does what a test wants of it in place of setting reports. */
let workers = 0;
const worker = (code: string) => () => {
  const file = join(folder, `worker-${++workers}.mjs`);
  writeFileSync(file, code);
  return fork(file, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
};
const READY = "process.send('ready'); process.on('disconnect', () => process.exit());";

describeWithPdf('a report as PDF', () => {
  it('is tagged, readable by everybody, in its language, with a title and bookmarks', async () => {
    const pdf = await write(sampleDocument());
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('pdfuaid:part');
    expect(text).toMatch(/\/Lang\s*\(en\)/);
    expect(text).toMatch(/\/DisplayDocTitle\s+true/);
    for (const tag of ['H1', 'H2', 'L', 'Table', 'TH', 'Caption', 'Figure', 'Link', 'BlockQuote'])
      expect(count(pdf, new RegExp(`/S\\s*/${tag}\\b`, 'g')), tag).toBeGreaterThan(0);
    const charts = sampleDocument().sections.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'chart'),
    );
    expect(count(pdf, /\/Alt\s*[(<]/g)).toBe(charts.length);
    const bookmarks = count(pdf, /\/Title\s*[(<][\s\S]{0,400}?\/Parent/g);
    expect(bookmarks).toBeGreaterThanOrEqual(sampleDocument().sections.length + 1);
  });

  it('is of four pages and less than 200 kB for a week of one brand', async () => {
    for (const document of [
      sampleDocument(),
      reportDocument(oneKeyword(), { language: 'en', timeZone: 'Europe/Paris' }),
    ]) {
      const pdf = await write(document);
      expect(count(pdf, PAGE)).toBeLessThanOrEqual(4);
      expect(pdf.length).toBeLessThan(200_000);
    }
  });

  it('is said in French where the report is', async () => {
    const pdf = await write(reportDocument(sixKeywords(), { language: 'fr', timeZone: 'Europe/Paris' }));
    expect(pdf.toString('latin1')).toMatch(/\/Lang\s*\(fr\)/);
    expect(pdf.length).toBeLessThan(300_000);
  });

  it('brings all its fonts along, and takes none of the machine', async () => {
    const pdf = await write(sampleDocument());
    const fonts = pdf.toString('latin1').matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g);
    expect(new Set([...fonts].map(([, name]) => name!.split('-')[0]))).toEqual(
      new Set(['Inter', 'IBMPlexSansArabic', 'MotoyaLCedar', 'NotoEmoji']),
    );
    expect(count(pdf, /\/FontDescriptor\b(?! \d)/g)).toBe(count(pdf, /\/FontFile[23]\b/g));
  });

  it('runs nothing, and links to pages alone', async () => {
    const document = sampleDocument();
    const [first] = document.sections;
    const pdf = await write({
      ...document,
      sections: [
        {
          ...first!,
          blocks: [
            {
              kind: 'table',
              table: {
                caption: 'Links',
                columns: [{ name: 'Link', numeric: false }],
                rows: [
                  'javascript:alert(1)',
                  'file:///etc/passwd',
                  'data:text/html,x',
                  'not a link',
                  'https://a.example/b\\c',
                  `https://a.example/${'x'.repeat(9000)}`,
                ].map((link) => [{ text: link.slice(0, 40), link }]),
              },
            },
          ],
        },
      ],
    });
    const links = [...pdf.toString('latin1').matchAll(/\/URI\s*\(((?:[^()\\]|\\.)*)\)/g)].map(
      ([, link]) => link,
    );
    expect(links).toEqual(['https://a.example/b/c']);
    expect(count(pdf, /\/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b/g)).toBe(0);
  });

  it('the same report is the same file', async () => {
    const [one, other] = [await write(sampleDocument()), await write(sampleDocument())];
    expect(one.equals(other)).toBe(true);
  });

  it('goes on over pages with a long table, of which it says what it leaves out', async () => {
    const short = await write(sampleDocument({ rows: 200 }));
    const long = await write(sampleDocument({ rows: 5000 }));
    expect(count(short, PAGE)).toBeGreaterThan(5);
    expect(Math.abs(count(long, PAGE) - count(short, PAGE))).toBeLessThanOrEqual(1);
  });

  const figures = async (logo: NonNullable<ReportLook['logo']> | null) =>
    count(await write(sampleDocument(), { logo, color: '#7a354d' }), /\/S\s*\/Figure\b/g);
  let plain: Promise<number>;
  beforeAll(() => {
    plain = figures(null);
  });
  const canvas = createCanvas(300, 80);
  canvas.getContext('2d').fillRect(10, 10, 200, 40);
  const drawn = (more = '') =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/>${more}</svg>`,
    );

  it.each([
    ['image/png', canvas.toBuffer('image/png')],
    ['image/jpeg', canvas.toBuffer('image/jpeg')],
    ['image/svg+xml', drawn('<a href="#b"/>')],
  ] as const)('has the logo of the operator (%s)', async (type, data) => {
    expect(await figures({ type, data })).toBe((await plain) + 1);
  });

  it.each([
    ['a picture that is none', { type: 'image/png', data: Buffer.from('no picture') }],
    ['a cut one', { type: 'image/jpeg', data: canvas.toBuffer('image/jpeg').subarray(0, 50) }],
    ['a drawing that is none', { type: 'image/svg+xml', data: Buffer.from('<svg') }],
    ['a drawing with code', { type: 'image/svg+xml', data: drawn('<script>1</script>') }],
    [
      'a drawing with a picture from elsewhere',
      { type: 'image/svg+xml', data: drawn('<image href="/etc/a.png"/>') },
    ],
    ['a drawing that links out', { type: 'image/svg+xml', data: drawn('<a href="https://a.example"/>') }],
    [
      'a drawing that paints with what is elsewhere',
      { type: 'image/svg+xml', data: drawn('<rect fill="url(https://a.example)"/>') },
    ],
    [
      'a drawing whose texts grow',
      { type: 'image/svg+xml', data: Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${drawn('&a;')}`) },
    ],
  ] as const)('goes without %s for a logo', async (_name, logo) => {
    expect(await figures(logo)).toBe(await plain);
  });
});

describe.skipIf(!hasProgram('pdftotext'))('its text, taken out again', () => {
  /** As people read it: without what joins and breaks, in one line. */
  const said = (pdf: Uint8Array) =>
    printed('pdftotext', ['-raw', '-', '-'], pdf)
      .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .normalize('NFKC')
      .replace(/\s+/g, ' ');

  it('is all that the document says, in its own script', async () => {
    const document = sampleDocument();
    const pdf = await write(document);
    const text = said(pdf);
    const words = [
      document.kicker,
      document.title,
      document.subtitle,
      document.finding,
      ...document.tiles.flatMap(({ name, value, change, note }) => [name, value, change ?? '', note]),
      ...document.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(wordsOf)]),
      JAPANESE,
      EMOJI,
      'Figures behind the charts',
      'Mon 16 Nov, 09:00',
      `1 of ${count(pdf, PAGE)}`,
    ];
    const spaces = (line: string) => line.normalize('NFKC').replace(/\s+/g, '');
    const all = spaces(text);
    for (const word of words) if (!/\p{Script=Arabic}/u.test(word)) expect(all).toContain(spaces(word));
  });

  it('has each Arabic word whole', async () => {
    const text = said(await write(sampleDocument()));
    for (const word of ARABIC.match(/\p{Script=Arabic}{3,}/gu)!)
      expect(text).toContain(word.normalize('NFKC'));
    expect(text).toContain('Brindlemoor');
  });
});

describe.skipIf(!hasProgram('qpdf'))('its file', () => {
  it('is sound', async () => {
    const file = join(folder, 'report.pdf');
    for (const document of [sampleDocument({ rows: 200 }), sampleDocument()]) {
      writeFileSync(file, await write(document));
      expect(printed('qpdf', ['--check', file], Buffer.alloc(0))).toContain(
        'No syntax or stream encoding errors',
      );
    }
  });
});

describe('what sets it', () => {
  it('is not installed: null, also the next time, without another try', async () => {
    let started = 0;
    const start = worker("process.send('missing'); process.on('disconnect', () => process.exit());");
    odd = createPdfWriter(
      { log },
      {
        start: () => {
          started += 1;
          return start();
        },
      },
    );
    expect(await odd.write(sampleDocument(), LOOK)).toBeNull();
    expect(await odd.write(sampleDocument(), LOOK)).toBeNull();
    expect(started).toBe(1);
    expect(logged.join('')).toContain('what makes PDFs is not installed');
  });

  it('takes too long: it is ended, and the next report gets another', async () => {
    const children: ChildProcess[] = [];
    const [stuck, good] = [
      worker(`${READY} process.on('message', () => { for (;;); });`),
      worker(`${READY} process.on('message', () => process.send({ pdf: new Uint8Array([1]) }));`),
    ];
    odd = createPdfWriter(
      { log },
      {
        start: () => {
          const child = children.length === 0 ? stuck() : good();
          children.push(child);
          return child;
        },
        slowestMs: 1500,
      },
    );
    const late = odd.write(sampleDocument(), LOOK);
    const next = odd.write(sampleDocument(), LOOK);
    await expect(late).rejects.toThrow('too slow');
    expect(children[0]!.signalCode).toBe('SIGKILL');
    expect(await next).toEqual(new Uint8Array([1]));
    expect(children).toHaveLength(2);
  });

  it('ends by itself, or cannot be started: the report is refused and the next one tried anew', async () => {
    let nth = 0;
    const parts = [
      worker(`${READY} process.on('message', () => process.exit(3));`),
      () =>
        fork(join(folder, 'nowhere.mjs'), { execPath: join(folder, 'no-node'), stdio: 'ignore' as never }),
      worker(`${READY} process.on('message', () => process.send({ failure: 'it cannot be set' }));`),
      worker('process.exit(1);'),
    ];
    odd = createPdfWriter({ log }, { start: () => parts[Math.min(nth++, parts.length - 1)]!() });
    await expect(odd.write(sampleDocument(), LOOK)).rejects.toThrow('has ended');
    await expect(odd.write(sampleDocument(), LOOK)).rejects.toThrow();
    await expect(odd.write(sampleDocument(), LOOK)).rejects.toThrow('it cannot be set');
    // A report that cannot be set is not its fault.
    await expect(odd.write(sampleDocument(), LOOK)).rejects.toThrow('it cannot be set');
    expect(nth).toBe(3);
  });

  it('gives its memory back after a while without reports', async () => {
    let child: ChildProcess | undefined;
    const start = worker(`${READY} process.on('message', () => process.send({ pdf: new Uint8Array([1]) }));`);
    odd = createPdfWriter(
      { log },
      {
        start: () => {
          child = start();
          return child;
        },
        restMs: 20,
      },
    );
    await odd.write(sampleDocument(), LOOK);
    await once(child!, 'exit');
    expect(await odd.write(sampleDocument(), LOOK)).toEqual(new Uint8Array([1]));
  });

  it('gives way to another after so many reports, for each leaves something behind', async () => {
    const children: ChildProcess[] = [];
    const start = worker(`${READY} process.on('message', () => process.send({ pdf: new Uint8Array([1]) }));`);
    odd = createPdfWriter({ log }, { start, onStart: (child) => children.push(child), mostReports: 3 });
    const made = await Promise.all(Array.from({ length: 7 }, () => odd!.write(sampleDocument(), LOOK)));
    expect(made).toEqual(Array.from({ length: 7 }, () => new Uint8Array([1])));
    expect(children.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGKILL', null]);
  });

  it('ends with the bot, in the middle of a report too', async () => {
    let child: ChildProcess | undefined;
    const start = worker(`${READY} process.on('message', () => { for (;;); });`);
    odd = createPdfWriter(
      { log },
      {
        start: () => {
          child = start();
          return child;
        },
      },
    );
    const broken = odd.write(sampleDocument(), LOOK);
    const refused = odd.write(sampleDocument(), LOOK);
    const outcomes = Promise.allSettled([broken, refused]);
    await new Promise((resolve) => child?.once('message', resolve) ?? setImmediate(resolve));
    await odd.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(child!.signalCode).toBe('SIGKILL');
  });
});

describeWithPdf('reports in a row', () => {
  it('is asked one report at a time, in turn, and each gets its own', async () => {
    const titles = ['One', 'Two', 'Three'];
    const made = await Promise.all(titles.map((title) => write({ ...sampleDocument(), title })));
    for (const [at, pdf] of made.entries())
      expect(pdf.toString('latin1')).toContain(`<rdf:li xml:lang="x-default">${titles[at]}`);
  });

  it('does not grow from report to report', async () => {
    let child: ChildProcess | undefined;
    const memory = () => residentKb(child!.pid!);
    odd = createPdfWriter(
      { log },
      {
        onStart: (worker) => {
          child = worker;
        },
      },
    );
    for (let nth = 0; nth < 5; nth++) await odd.write(sampleDocument(), LOOK);
    const early = memory();
    for (let nth = 0; nth < runs(60); nth++) await odd.write(sampleDocument(), LOOK);
    if (early === null)
      return console.warn('SKIPPED: the memory of a process cannot be read on this machine');
    expect(memory()! / early).toBeLessThan(1.3);
  });
});

/** Memory of a process that is in use, as Linux tells it. */
function residentKb(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))![1]) : null;
}

/** The words of a block that are to be read on its page. */
function wordsOf(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'points':
      return [...block.items];
    case 'chart':
      return [block.chart.subtitle ?? ''];
    case 'table':
      return [
        block.table.caption,
        ...block.table.columns.map(({ name }) => name),
        ...block.table.rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.text)),
      ];
    case 'quotes':
      return block.quotes.flatMap(({ text, source, author, when, labelName }) => [
        text,
        source,
        author ?? '',
        when,
        labelName,
      ]);
  }
}
