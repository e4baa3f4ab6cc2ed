/** Of a page between its margins, in points; of a letter of a table and of the air beside a cell. */
const PAGE = 499;
const LETTER = 4.8;
const AIR = 8;
/** Letters of a column that needs no more room than they take, and the most that count for its width. */
const NARROW = 14;
const WIDEST = 60;
/** What a column counts for where all have to share; figures are not to be broken. */
const OF_FIGURES = 1.3;
const LEAST_SHARE = 4;
const MOST_SHARE = 22;
/** Of the page, for columns that take what they need. */
const MOST_TAKEN = 0.75 * PAGE;
const LONGEST_WORD = 20;
const SHORTEST_WORD = 3;

export interface ColumnWidth {
  /** Its share of the room that is left; 0 = it takes what it needs. */
  share: number;
  /** Letters in a row after which a word may be broken. */
  word: number;
}

/**
 * The widths of a table's columns: short ones take what they need, long ones share the rest; where too many take, all share.
 * @param longest letters of the longest cell of each; of figures, those of the longest word
 * @param whole columns of figures and of moments, which are never broken
 */
export function columnWidths(longest: readonly number[], whole: readonly boolean[]): ColumnWidth[] {
  const shares: number[] = longest.map((letters, at) =>
    !whole[at] && letters > NARROW ? Math.min(WIDEST, letters) : 0,
  );
  if (shares.length > 0 && !shares.some((share) => share > 0)) shares[Math.max(0, whole.indexOf(false))] = 1;
  const taken = longest.reduce((sum, letters, at) => sum + (shares[at] ? 0 : letters * LETTER + AIR), 0);
  const crowded = taken > MOST_TAKEN;
  const share = (letters: number, at: number) =>
    (Math.min(MOST_SHARE, Math.max(LEAST_SHARE, letters)) + 2) * (whole[at] ? OF_FIGURES : 1);
  const given = crowded ? longest.map(share) : shares;
  const room = (crowded ? PAGE : PAGE - taken) / given.reduce((sum, each) => sum + each, 0);
  return given.map((each, at) => ({
    share: each,
    word: each === 0 || room * each > longest[at]! * LETTER + AIR ? LONGEST_WORD : fitting(room * each),
  }));
}

function fitting(width: number): number {
  return Math.max(SHORTEST_WORD, Math.min(LONGEST_WORD, Math.floor((width - AIR) / (LETTER + 1))));
}
