import { expect, test } from 'vitest';
import { TooSlow } from '../../../src/adapters/next-message.ts';
import { createReportFiles, type ReportFiles } from '../../../src/adapters/report-file/index.ts';
import type { Log } from '../../../src/config/log.ts';
import { sampleDocument } from '../../reports/sample-document.ts';

const document = sampleDocument();
const logged: string[] = [];
const log: Log = {
  debug: () => {},
  info: () => {},
  warn: (event) => logged.push(event),
  error: (event) => logged.push(event),
};
const look = { logo: null, color: null };
const files = (write: () => Promise<Uint8Array | null>): ReportFiles =>
  createReportFiles({ look, log, pdf: { write, close: async () => {} } });
const text = (data: Uint8Array) => Buffer.from(data).toString('utf8');

test.each([
  ['is not installed', async (): Promise<Uint8Array | null> => null, 'no-pdf'],
  ['takes too long', () => Promise.reject(new TooSlow('too slow')), 'timeout'],
  ['fails', () => Promise.reject(new Error('no font')), 'failed'],
] as const)('where the PDF library %s, the report is a page and says so', async (_how, write, instead) => {
  const file = await files(write).make(document, 'pdf');
  expect(file).toMatchObject({ format: 'html', type: 'text/html', instead });
  expect(file.name).toBe(`${document.fileName}.html`);
  expect(text(file.data).toLowerCase()).toMatch(/^<!doctype html>/);
});

test('what the library makes is handed on as it is', async () => {
  const file = await files(async () => Buffer.from('%PDF-1.7')).make(document, 'pdf');
  expect(file).toMatchObject({ format: 'pdf', type: 'application/pdf' });
  expect(file.instead).toBeUndefined();
  expect(text(file.data)).toBe('%PDF-1.7');
});

test('the figures as CSV and as a workbook', async () => {
  const { make } = files(async () => null);
  const csv = await make(document, 'csv');
  expect([...csv.data.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const xlsx = await make(document, 'xlsx');
  expect(text(xlsx.data.subarray(0, 2))).toBe('PK');
});
