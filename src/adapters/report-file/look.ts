/** What the operator lends a report: checked when the configuration is read. */
export interface ReportLook {
  logo: { type: 'image/png' | 'image/jpeg' | 'image/svg+xml'; data: Uint8Array } | null;
  /** `#rrggbb`, for lines and marks: never behind or in letters. */
  color: string | null;
}
