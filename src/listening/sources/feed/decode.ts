/** How much of a feed is looked at for an XML declaration. */
const HEAD_BYTES = 1_024;

/**
 * Bytes to text, in the order of RFC 7303: byte order mark, then the charset of the answer, then the XML declaration,
 * then UTF-8. Never throws: bad bytes become U+FFFD. What claims to be UTF-8 but mostly is not is read as
 * windows-1252, the usual culprit.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const label = charsetOf(contentType) ?? wideXml(bytes) ?? declaredIn(bytes) ?? 'utf-8';
  const text = new TextDecoder(label).decode(bytes);
  if (new TextDecoder(label).encoding !== 'utf-8' || !text.includes('\ufffd')) return text;
  const broken = text.split('\ufffd').length - 1;
  const sound = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return broken > sound ? new TextDecoder('windows-1252').decode(bytes) : text;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function charsetOf(contentType: string | null): string | null {
  return known(/charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1]);
}

/** `<?` or `<r` in two-byte units without a mark. */
function wideXml(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be';
  return null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const label = known(/<\?xml[^>]*?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1]);
  // The declaration could be read as single bytes, so it cannot be in two-byte units whatever it says.
  return label?.startsWith('utf-16') ? null : label;
}

function known(label: string | undefined): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
