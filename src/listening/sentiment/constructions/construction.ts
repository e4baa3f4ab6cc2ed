/** What a construction says of the target, whatever the words in it say alone. */
export interface LanguageConstructions {
  /** Praise, also such that looks like blame ("cannot recommend $ enough"). */
  good: readonly string[];
  /** Blame, also such that looks like praise ("thanks for nothing"). */
  bad: readonly string[];
  /** The sentence speaks of another thing that the target is held against: what it says is turned ("compared to $"). */
  turned: readonly string[];
  /** Denies what follows it, without a negator ("far from reliable"). */
  denied: readonly string[];
  /** The other is only named: what the sentence says is said of the target ("unlike Harbell, $"). */
  kept: readonly string[];
  /** States what is, or what somebody does beside the name ("$ runs on Linux", "watched the $ talk"). */
  flat: readonly string[];
  /** Begins a sentence that asks to know. */
  asks: readonly string[];
  /** Asks because something is wrong. */
  demands: readonly string[];
}

/** Words of a language that belong to no construction. */
export interface LanguageTurns {
  /** After these, a flat sentence goes on to what was wrong or right. */
  turns: ReadonlySet<string>;
  /** Bad words that only make the good word behind them stronger ("insanely fast"), and oaths ("damn, that is good"). */
  swells: ReadonlySet<string>;
  /** What words of blame swell when they stand right before it ("stupid fast"). */
  qualities: ReadonlySet<string>;
  /** First words of sentences that ask to know when a question mark ends them. */
  asks: ReadonlySet<string>;
  /** Words with a valence that are ordinary among machines ("error", "kill"). */
  technical: ReadonlySet<string>;
  /** Words with a valence of which reports are full ("shares fall"). */
  reported: ReadonlySet<string>;
}

export type Verdict = keyof LanguageConstructions;

/** One place: one of some words, the target, any one word, a number, up to four words, an end or a beginning of a clause. */
export type Step = ReadonlySet<string> | '$' | '_' | '#' | '*' | '^' | '.';

export interface Construction {
  verdict: Verdict;
  /** Whether it begins a clause. */
  begins: boolean;
  /** Those behind the first. */
  steps: readonly Step[];
}

/** Those that begin with one word (or with the target): by the word behind it, and those that leave it open. */
export interface Beginnings {
  bySecond: ReadonlyMap<string, readonly Construction[]>;
  open: readonly Construction[];
}

/** Constructions by the first word of each; those that begin with the target under `$`. */
export type ConstructionTable = ReadonlyMap<string, Beginnings>;

const SIGNS: ReadonlySet<string> = new Set(['$', '_', '#', '*', '^', '.']);

export function constructionTable(language: LanguageConstructions): ConstructionTable {
  const table = new Map<string, { bySecond: Map<string, Construction[]>; open: Construction[] }>();
  for (const verdict of Object.keys(language) as Verdict[])
    for (const line of language[verdict]) {
      const all = line.split(' ').map(stepOf);
      const begins = all[0] === '^';
      const [first, ...steps] = begins ? all.slice(1) : all;
      const construction = { verdict, begins, steps };
      for (const key of keysOf(first!)) {
        const beginnings = table.get(key) ?? {
          bySecond: new Map<string, Construction[]>(),
          open: [] as Construction[],
        };
        table.set(key, beginnings);
        const [second] = steps;
        if (second === undefined || typeof second === 'string') beginnings.open.push(construction);
        else
          for (const word of second) {
            const same = beginnings.bySecond.get(word) ?? [];
            same.push(construction);
            beginnings.bySecond.set(word, same);
          }
      }
    }
  return table;
}

function keysOf(step: Step): Iterable<string> {
  return typeof step === 'string' ? [step] : step;
}

function stepOf(text: string): Step {
  return SIGNS.has(text) ? (text as Step) : new Set(text.split('/'));
}
