import type { Millis } from '../listening/time.ts';
import type { Format } from './format.ts';
import type { Run } from './message.ts';

/** A moment as each platform shows it. @param near printed without its day when it is the same local day */
export function momentRun(at: Millis, near: Millis, format: Format): Run {
  const text = format.when(at, near);
  return { moment: at, text, dated: text !== format.clock(at) };
}
