import type { Log } from '../../config/log.ts';
import type { InsteadOfPdf, ReportFile, ReportFormat } from '../../listening/reports/report-file.ts';
import type { ReportDocument } from '../../messages/reports/document.ts';
import { TooSlow } from '../next-message.ts';
import { htmlOf } from './html/html.ts';
import type { ReportLook } from './look.ts';
import { createPdfWriter, type PdfWriter } from './pdf/index.ts';
import { csvOf } from './sheets/csv.ts';
import { xlsxOf } from './sheets/xlsx.ts';

const TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface ReportFiles {
  /** A report as a file; what should be a PDF and cannot be one is a page. */
  make(document: ReportDocument, format: ReportFormat): Promise<ReportFile>;
  close(): Promise<void>;
}

/** @param pdf another writer is for tests */
export function createReportFiles({
  look,
  log,
  pdf = createPdfWriter({ log }),
}: {
  look: ReportLook;
  log: Log;
  pdf?: PdfWriter;
}): ReportFiles {
  const file = (document: ReportDocument, format: ReportFormat, data: Uint8Array): ReportFile => ({
    name: `${document.fileName}.${format}`,
    type: TYPES[format],
    data,
    format,
  });
  const html = (document: ReportDocument, instead?: InsteadOfPdf): ReportFile => ({
    ...file(document, 'html', Buffer.from(htmlOf(document, look))),
    ...(instead === undefined ? {} : { instead }),
  });
  const asPdf = async (document: ReportDocument): Promise<ReportFile> => {
    try {
      const data = await pdf.write(document, look);
      return data ? file(document, 'pdf', data) : html(document, 'no-pdf');
    } catch (error) {
      log.warn('report not set as PDF', { error: String(error) });
      return html(document, error instanceof TooSlow ? 'timeout' : 'failed');
    }
  };

  return {
    make: async (document, format) => {
      switch (format) {
        case 'pdf':
          return asPdf(document);
        case 'html':
          return html(document);
        case 'csv':
          return file(document, 'csv', csvOf(document));
        case 'xlsx':
          return file(document, 'xlsx', await xlsxOf(document));
      }
    },
    close: pdf.close,
  };
}
