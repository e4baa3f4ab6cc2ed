import type { Run } from './message.ts';

// Private-use characters that no sentence of ours contains.
const MARK = /(#?)\ue000(\d+)\ue001/;

/**
 * A sentence of the copy with runs where its parameters stand. The sentence is made with marks in their place: what a
 * stranger wrote never passes through it, and cannot be taken for a mark.
 */
export function compose<Parameters extends string[]>(
  sentence: (...parameters: Parameters) => string,
  ...parameters: { [Index in keyof Parameters]: Run | Run[] }
): Run[] {
  const marks = parameters.map((_, index) => `\ue000${index}\ue001`) as Parameters;
  const [first, ...pieces] = sentence(...marks).split(new RegExp(MARK, 'g'));
  const runs: Run[] = [first!];
  for (let at = 0; at < pieces.length; at += 3) {
    const [hash, index, after] = pieces.slice(at, at + 3) as [string, string, string];
    const parameter: Run | Run[] = parameters[Number(index)]!;
    const own = Array.isArray(parameter) ? parameter : [parameter];
    // A channel brings its sign along.
    const isChannel = typeof own[0] === 'object' && 'channel' in own[0];
    runs.push(isChannel ? '' : hash, ...own, after);
  }
  return joined(runs);
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run === '') continue;
    if (typeof run === 'string' && typeof last === 'string') out[out.length - 1] = last + run;
    else out.push(run);
  }
  return out;
}
