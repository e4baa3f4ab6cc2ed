import type { ReportDocument } from '../../../messages/reports/document.ts';
import type { ReportLook } from '../look.ts';

/** A report to set, with its charts as SVG in the order of the document. */
export interface PdfJob {
  document: ReportDocument;
  pictures: readonly string[];
  look: ReportLook;
}

/** `missing`: what makes PDFs, or a font of them, is not installed here. */
export type PdfState = 'ready' | 'missing';

/** The worker's answer to a job. Before its first job it sends its state. */
export type PdfAnswer = { pdf: Uint8Array } | { failure: string };
