import type { ReportLook } from '../look.ts';

const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const;
/** What a drawing could bring along that is not in it: code, pages, other pictures, and texts that grow when they are read. */
const FOREIGN =
  /<!(?:DOCTYPE|ENTITY)|<(?:[\w-]+:)?(?:script|foreignObject|image|feImage|iframe|use|style)\b|\bhref\s*=\s*["']?\s*(?!["']?#)|url\(\s*["']?\s*(?!#)|\son\w+\s*=/i;

/** The picture of the operator as a file for the pages; null = there is none, or it is a drawing that points outside. */
export function logoFile(logo: ReportLook['logo']): { path: string; data: Buffer } | null {
  if (!logo) return null;
  const data = Buffer.from(logo.data);
  if (logo.type === 'image/svg+xml' && FOREIGN.test(data.toString('utf8'))) return null;
  return { path: `/logo.${ENDINGS[logo.type]}`, data };
}
