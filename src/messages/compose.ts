import { BEFORE_VOWEL, beginsWithVowel } from './languages/vowels.ts';
import { plain, type Run } from './message.ts';

// Private-use characters that no sentence of ours contains.
const MARK = /\ue004?\ue000(\d+)\ue001/;

/**
 * A sentence of the copy with runs where its parameters stand. The sentence is made with marks in their place: what a
 * stranger wrote never passes through it, and cannot be taken for a mark.
 */
export function compose<Parameters extends string[]>(
  phrase: (...parameters: Parameters) => string,
  ...parameters: { [Index in keyof Parameters]: Run | Run[] }
): Run[] {
  const runs = parameters.map((parameter: Run | Run[]) =>
    Array.isArray(parameter) ? parameter : [parameter],
  );
  const marks = runs.map((own, index) => `${shownIn(own)}${vowelOf(own)}\ue000${index}\ue001`) as Parameters;
  const [first = '', ...pieces] = phrase(...marks).split(MARK);
  const out: Run[] = [first];
  for (let at = 0; at < pieces.length; at += 2) {
    // Every other piece is the index of a parameter.
    const [own, after] = [runs[Number(pieces[at])]!, pieces[at + 1]!];
    out.push(...taken(out.pop() as string, own), after);
  }
  return joined(out);
}

/** Items in one line, joined as the language joins them (`format.list`). */
export function composeList(join: (items: string[]) => string, items: readonly (Run | Run[])[]): Run[] {
  return compose<string[]>((...shown) => join(shown), ...items);
}

/** Parts with a space between them. */
export function spaced(parts: readonly Run[][]): Run[] {
  return joined(parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part])));
}

/** The words in bold, without the spaces at their ends: not every platform takes those. */
export function bolded(runs: readonly Run[]): Run[] {
  return joined(runs).flatMap((run): Run[] => {
    // A mark between two runs needs no weight of its own.
    if (typeof run !== 'string' || !/[\p{L}\p{N}]/u.test(run)) return [run];
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run) ?? [];
    return [before, { bold: words }, after].filter((part) => part !== '');
  });
}

/** Sentences join a time of day and a day in different words: they are shown our own print of a moment. */
function shownIn([first]: readonly Run[]): string {
  return typeof first === 'object' && 'moment' in first ? first.text : '';
}

/** Some languages cut the word before a vowel short: they are told of one, but not shown what a stranger wrote. */
function vowelOf([first = '']: readonly Run[]): string {
  if (typeof first === 'object' && !('bold' in first || 'link' in first)) return '';
  return beginsWithVowel(plain([first])) ? BEFORE_VOWEL : '';
}

/** A parameter behind the words before it, of which it takes what belongs to it: its print, or its `#`. */
function taken(words: string, own: readonly Run[]): Run[] {
  const [first] = own;
  if (typeof first !== 'object') return [words, ...own];
  const shown = shownIn(own);
  if (shown !== '' && words.endsWith(shown)) return [words.slice(0, -shown.length), ...own];
  if (!words.endsWith('#')) return [words, ...own];
  const before = words.slice(0, -1);
  if ('channel' in first) return [before, ...own];
  return 'alert' in first ? [before, { ...first, text: `#${first.text}` }] : [words, ...own];
}

/** Runs of plain words that follow each other as one. */
export function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run === '') continue;
    if (typeof run === 'string' && typeof last === 'string') out[out.length - 1] = last + run;
    else out.push(run);
  }
  return out;
}

/** A title or a clause as a sentence of its own: with a full stop, unless it ends with a mark already. */
export function sentence(text: string): string {
  return isClosed(text) ? text : `${text}.`;
}

/** The same, of runs. */
export function closed(runs: Run[]): Run[] {
  return isClosed(plain(runs)) ? runs : joined([...runs, '.']);
}

function isClosed(text: string): boolean {
  return /[.!?:…]$/.test(text);
}
