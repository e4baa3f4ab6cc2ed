/** How a language writes a rating in words. */
interface RatingWords {
  /** Between the figures; empty for a slash, which is no token. */
  outOf: readonly string[];
  stars: readonly string[];
  /** Zero to five. */
  numbers: readonly string[];
  /** Before two figures these make a date of them. */
  dates: readonly string[];
}

/** Valences of 0 to 5 of five. */
const OF_FIVE = [-4, -4, -3, 0, 2, 4] as const;
const OF_TEN = [-4, -4, -4, -3, -2, -1, 0, 1, 2, 3, 4] as const;

/** "4 out of 5", "10/10", "one star" and the like, with what they say. */
export function ratingPhrases({ outOf, stars, numbers, dates }: RatingWords): Record<string, number> {
  const phrases: Record<string, number> = {};
  for (const [scale, valences] of [
    ['5', OF_FIVE],
    ['10', OF_TEN],
  ] as const)
    valences.forEach((valence, figure) => {
      for (const between of outOf)
        phrases[[figure, between, scale].filter((word) => word !== '').join(' ')] = valence;
      for (const date of dates) phrases[`${date} ${figure} ${scale}`] = 0;
    });
  OF_FIVE.forEach((valence, figure) => {
    for (const star of stars) {
      phrases[`${figure} ${star}`] = valence;
      phrases[`${numbers[figure]} ${star}`] = valence;
    }
  });
  return phrases;
}
