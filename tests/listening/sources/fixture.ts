import { readFileSync } from 'node:fs';
import type { Wanted } from '../../../src/listening/sources/source.ts';

/** A file of `tests/fixtures` as JSON. */
export function jsonFixture(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8'));
}

/** One keyword of one workspace that is asked for by these words. */
export function want(languages: string[], ...anchors: string[]): Wanted {
  return { workspaceId: 'w', keywordId: anchors.join(), anchors, languages };
}
