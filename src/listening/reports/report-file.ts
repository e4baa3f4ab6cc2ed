import type { Period } from '../digest.ts';

export const REPORT_FORMATS = ['pdf', 'html', 'csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report as it is asked for: the file is made of this when it is sent, and kept nowhere. */
export interface ReportRequest {
  format: ReportFormat;
  keywordIds: readonly string[];
  period: Period;
  /** Only posts that meet this condition count; absent = all. */
  where?: string;
}

/** Why a report is a page and no PDF: the library is not installed, took too long, or failed. */
export type InsteadOfPdf = 'no-pdf' | 'timeout' | 'failed';

export interface ReportFile {
  /** Fit for any disk. */
  name: string;
  type: string;
  data: Uint8Array;
  format: ReportFormat;
  instead?: InsteadOfPdf;
}

/** Why a platform takes no file, or the terminal's disk; the message goes without it and says so. */
export type FileRefusal =
  | { why: 'disk' | 'folder' }
  | { why: 'not-allowed' | 'scope' | 'type' | 'storage' | 'shared' | 'unclear' }
  /** `limit` in bytes; null = not known. */
  | { why: 'size'; limit: number | null };
