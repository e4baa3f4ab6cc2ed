/**
 * The characters that a TrueType or OpenType font has a sign for, read from its `cmap` table: a PDF that promises to be
 * readable by everybody may not hold one without.
 *
 * @throws Error when it is no such font, or has no Unicode table
 */
export function charactersOf(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4);
  for (let nth = 0; nth < tables; nth++) {
    const record = 12 + 16 * nth;
    if (font.toString('latin1', record, record + 4) === 'cmap')
      return ofCmap(font, font.readUInt32BE(record + 8));
  }
  throw new Error('the font has no cmap table');
}

const UNICODE = 0;
const WINDOWS = 3;
const WINDOWS_UNICODE = [1, 10];

function ofCmap(font: Buffer, cmap: number): Set<number> {
  const found = new Set<number>();
  const subtables = font.readUInt16BE(cmap + 2);
  for (let nth = 0; nth < subtables; nth++) {
    const record = cmap + 4 + 8 * nth;
    const platform = font.readUInt16BE(record);
    const encoding = font.readUInt16BE(record + 2);
    if (platform !== UNICODE && !(platform === WINDOWS && WINDOWS_UNICODE.includes(encoding))) continue;
    const at = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) addSegments(font, at, found);
    if (format === 12) addGroups(font, at, found);
  }
  if (found.size === 0) throw new Error('the font has no Unicode table');
  return found;
}

/** Format 4: segments of the first 65,536 characters. */
function addSegments(font: Buffer, at: number, found: Set<number>): void {
  const size = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let segment = 0; segment < size; segment += 2) {
    const start = font.readUInt16BE(starts + segment);
    const end = font.readUInt16BE(ends + segment);
    const delta = font.readUInt16BE(deltas + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let character = start; character <= end && character < 0xffff; character++) {
      const glyph =
        offset === 0 ? character : font.readUInt16BE(offsets + segment + offset + 2 * (character - start));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.add(character);
    }
  }
}

/** Format 12: groups of any characters. */
function addGroups(font: Buffer, at: number, found: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * groups; group += 12) {
    const start = font.readUInt32BE(group);
    const end = font.readUInt32BE(group + 4);
    const glyph = font.readUInt32BE(group + 8);
    for (let character = start; character <= end; character++)
      if (glyph + character - start !== 0) found.add(character);
  }
}
