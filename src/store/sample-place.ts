/** Places are below this: a prime, so that multiplying turns rows that follow each other into places all over. */
export const PLACES = 2_147_483_647;
const SPREAD = `(row * 742938285) % ${PLACES}`;

/**
 * Where a hit stands in the order of samples, by its row alone. The square keeps rows at even distances (one source that
 * always comes after another) from standing together. Part of an index: it never changes.
 */
export const SAMPLE_PLACE = `((${SPREAD}) * (${SPREAD})) % ${PLACES}`;
