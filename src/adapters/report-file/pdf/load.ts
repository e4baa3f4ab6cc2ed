import { readFonts } from './fonts.ts';
import { createTypesetter, NO_FOLDER } from './typeset.ts';

/** What makes PDFs is a package that not every machine has, and npm then leaves it out. */
const load = () => import('@myriaddreamin/typst-ts-node-compiler');

/** @returns null where the package, its part for this machine, or a font is not installed */
export async function loadTypesetter(
  compiler: () => Promise<Pick<Awaited<ReturnType<typeof load>>, 'NodeCompiler'>> = load,
): Promise<ReturnType<typeof createTypesetter> | null> {
  try {
    const { NodeCompiler } = await compiler();
    const fonts = readFonts();
    const fontBlobs = fonts.flatMap(({ files }) => [...files]);
    return createTypesetter(NodeCompiler.create({ workspace: NO_FOLDER, fontArgs: [{ fontBlobs }] }), fonts);
  } catch {
    return null;
  }
}
