/** A string or a template of a source file: its text as written, in pieces around the values of a template. */
export interface SourceText {
  pieces: { from: number; to: number }[];
  /** Where the literal begins and ends, its quotes included. */
  from: number;
  to: number;
}

/** All strings and templates of a source file that holds words: no more of the syntax is understood than that needs. */
export function sourceTexts(source: string): SourceText[] {
  const texts: SourceText[] = [];

  const skip = (from: number, pattern: RegExp): number => {
    pattern.lastIndex = from;
    return pattern.test(source) ? pattern.lastIndex : source.length;
  };

  const quoted = (from: number): number => {
    const quote = source[from]!;
    const to = skip(from + 1, quote === "'" ? /(?:[^'\\]|\\.)*'/suy : /(?:[^"\\]|\\.)*"/suy);
    texts.push({ from, to, pieces: [{ from: from + 1, to: to - 1 }] });
    return to;
  };

  const template = (from: number): number => {
    const text: SourceText = { from, to: from, pieces: [] };
    texts.push(text);
    for (let at = from + 1; ; ) {
      const start = at;
      at = skip(start, /(?:[^`\\$]|\\.|\$(?!\{))*/suy);
      text.pieces.push({ from: start, to: at });
      if (source[at] !== '$') {
        text.to = at + 1;
        return text.to;
      }
      at = code(at + 2);
    }
  };

  /** Up to the brace that closes, or the end. @returns the place after it */
  const code = (from: number): number => {
    for (let at = from; at < source.length; ) {
      const rest = source.slice(at, at + 2);
      if (rest === '//') at = skip(at, /[^\n]*/y);
      else if (rest === '/*') at = skip(at, /.*?\*\//suy);
      else if (rest[0] === "'" || rest[0] === '"') at = quoted(at);
      else if (rest[0] === '`') at = template(at);
      else if (rest[0] === '{') at = code(at + 1);
      else if (rest[0] === '}') return at + 1;
      else if (rest[0] === '/' && /[(,=:[!&|?>]$/.test(source.slice(0, at).trimEnd()))
        at = skip(at + 1, /(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*\/\w*/suy);
      else at += 1;
    }
    return source.length;
  };

  code(0);
  return texts;
}
