/** Letters with accents that stand together are rarely more than two; a text of another script is nothing else. */
const LONG_RUN = 3;

/**
 * Whether bytes read as windows-1252 would be words of a western language: accented letters stand among plain ones there,
 * and no signs inside of words.
 */
export function looksWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at]! < 0x80) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && bytes[end]! >= 0x80) end += 1;
    high += end - at;
    if (end - at >= LONG_RUN) odd += end - at;
    else if (isLetter(bytes[at - 1]) && isLetter(bytes[end]) && isSign(bytes[at]!)) odd += 1;
    at = end;
  }
  return odd * 3 <= high;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /[a-z]/i.test(String.fromCharCode(byte));
}

/** Signs of windows-1252 that never join two letters; apostrophes, dashes, the middle dot and the soft hyphen do. */
function isSign(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xbf && byte !== 0xad && byte !== 0xb7 && byte !== 0xb4 && byte !== 0xa0;
}
