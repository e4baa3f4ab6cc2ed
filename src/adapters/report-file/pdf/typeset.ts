import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { FontFamily } from './fonts.ts';
import { layOut } from './layout.ts';
import { logoFile } from './logo.ts';
import { createPrintable } from './printable.ts';
import { reasonOf } from './reason.ts';
import { TEMPLATE } from './template.ts';
import type { PdfJob } from './wire.ts';

/** What it needs of the compiler. */
export type Compiler = Pick<NodeCompiler, 'compile' | 'pdf' | 'evictCache' | 'mapShadow' | 'resetShadow'>;

/** Readable by everybody, checked while it is written; where that fails, tagged all the same. */
const STANDARDS = ['ua-1', '1.7'];
/** Nothing is read from there: all that a report is made of is handed over. */
export const NO_FOLDER = join(tmpdir(), 'earshot-no-such-folder');

/**
 * Sets reports as PDF. The compiler forgets each, failed ones too: it would grow by every report else.
 * @returns throws when one cannot be set, with the compiler's reason
 */
export function createTypesetter(
  compiler: Compiler,
  fonts: readonly FontFamily[],
): (job: PdfJob) => Uint8Array {
  const set = (job: PdfJob, logo: ReturnType<typeof logoFile>): Uint8Array => {
    if (logo) compiler.mapShadow(join(NO_FOLDER, logo.path), logo.data);
    const data = layOut(job, logo?.path ?? null, createPrintable(fonts));
    const result = compiler.compile({ mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(data) } });
    const pages = result.result;
    if (!pages) throw new Error(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? null));
    let reason: unknown;
    for (const pdfStandard of STANDARDS) {
      try {
        return compiler.pdf(pages, { pdfStandard });
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  };

  return (job) => {
    const logo = logoFile(job.look.logo);
    try {
      try {
        return set(job, logo);
      } catch (error) {
        if (!logo) throw error;
        // A picture that is none does not cost the report.
        return set(job, null);
      }
    } catch (error) {
      throw new Error(reasonOf(error));
    } finally {
      compiler.resetShadow();
      compiler.evictCache(0);
    }
  };
}
