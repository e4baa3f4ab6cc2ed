/** The encodings that a document names itself, in the order in which they count: of an XML declaration, then of HTML. */
export function declaredIn(head: string): (string | undefined)[] {
  return [
    /<\?xml[^>]*?encoding\s*=\s*["']\s*([^"'\s>]+)/i.exec(head)?.[1],
    /<meta[^>]+?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1],
  ];
}

/** What readers of a language use without saying so (Encoding Standard and HTML, "legacy encoding of the locale"). */
const DEFAULTS: readonly (readonly [languages: RegExp, encoding: string])[] = [
  [/^(?:ru|uk|be|bg|mk|sr|kk|ky|mn|tg|tt)\b/, 'windows-1251'],
  [/^(?:cs|hu|pl|sk|sl|hr|bs|ro)\b/, 'windows-1250'],
  [/^el\b/, 'windows-1253'],
  [/^(?:tr|az|ku)\b/, 'windows-1254'],
  [/^(?:he|iw|yi)\b/, 'windows-1255'],
  [/^(?:ar|fa|ur)\b/, 'windows-1256'],
  [/^(?:et|lt|lv)\b/, 'windows-1257'],
  [/^vi\b/, 'windows-1258'],
  [/^th\b/, 'windows-874'],
  [/^ja\b/, 'shift_jis'],
  [/^ko\b/, 'euc-kr'],
  [/^zh-(?:tw|hk|mo|hant)\b/, 'big5'],
  [/^zh\b/, 'gb18030'],
];

/** The usual encoding of the language that a document says it is in; null when it says none, or one that is western. */
export function languageDefault(head: string): string | null {
  const said =
    /<(?:\w+:)?language[^>]*>\s*([a-z-]{2,12})/i.exec(head)?.[1] ??
    /\b(?:xml:)?lang\s*=\s*["']\s*([a-z-]{2,12})/i.exec(head)?.[1];
  const language = said?.toLowerCase();
  return DEFAULTS.find(([languages]) => language !== undefined && languages.test(language))?.[1] ?? null;
}
