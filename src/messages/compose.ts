import type { Run } from './message.ts';

// Private-use characters that no sentence of ours contains.
const MARK = /\ue000(\d+)\ue001/;

/**
 * A sentence of the copy with runs where its parameters stand. The sentence is made with marks in their place: what a
 * stranger wrote never passes through it, and cannot be taken for a mark.
 */
export function compose<Parameters extends string[]>(
  sentence: (...parameters: Parameters) => string,
  ...parameters: { [Index in keyof Parameters]: Run | Run[] }
): Run[] {
  const runs = parameters.map((parameter: Run | Run[]) =>
    Array.isArray(parameter) ? parameter : [parameter],
  );
  const marks = runs.map((own, index) => `${shownIn(own)}\ue000${index}\ue001`) as Parameters;
  const pieces = sentence(...marks).split(MARK);
  return joined(
    pieces.flatMap((piece, at): Run[] => {
      // Every other piece is the index of a parameter.
      if (at % 2 === 1) return runs[Number(piece)]!;
      const next = pieces[at + 1];
      return [next === undefined ? piece : withoutShown(piece, runs[Number(next)]!)];
    }),
  );
}

/** Sentences join a time of day and a day in different words: they are shown our own print of a moment. */
function shownIn([first]: readonly Run[]): string {
  return typeof first === 'object' && 'moment' in first ? first.text : '';
}

/** The words before a parameter, without what the parameter brings along itself. */
function withoutShown(words: string, own: readonly Run[]): string {
  const isChannel = typeof own[0] === 'object' && 'channel' in own[0];
  const brought = isChannel ? '#' : shownIn(own);
  return words.endsWith(brought) ? words.slice(0, words.length - brought.length) : words;
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
