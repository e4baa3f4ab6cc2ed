import type { ChartPlace } from './charts/chart-format.ts';
import { copyOf } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import { nameOfRead } from './sources/source-name.ts';

/** The reader of a message as charts know them. */
export function chartPlace({ language, timeZone, charts }: Locale): ChartPlace {
  const words = copyOf(language);
  return {
    language,
    timeZone,
    ...(charts && { charts }),
    sourceName: (source, name) => nameOfRead(name === undefined ? { source } : { source, name }, words),
  };
}
