import type { ReportDocument } from '../../../messages/reports/document.ts';
import type { PrintedChart } from '../../chart-image/print.ts';
import type { ReportLook } from '../look.ts';

/** A report to set, with its charts in the order of the document. */
export interface PdfJob {
  document: ReportDocument;
  charts: readonly PrintedChart[];
  look: ReportLook;
}

/** `missing`: what makes PDFs, or a font of them, is not installed here. */
export type PdfState = 'ready' | 'missing';

/** The worker's answer to a job. Before its first job it sends its state. */
export type PdfAnswer = { pdf: Uint8Array } | { failure: string };
