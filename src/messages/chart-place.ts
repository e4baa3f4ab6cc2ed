import type { ChartPlace } from './charts/telling.ts';
import type { Locale } from './locale.ts';
import { sourceName } from './source-name.ts';
import { words } from './words.ts';

/** The reader of a message as charts know them. */
export function chartPlace({ language, timeZone }: Locale): ChartPlace {
  return { language, timeZone, sourceName: (source) => sourceName(source, words(language)) };
}
