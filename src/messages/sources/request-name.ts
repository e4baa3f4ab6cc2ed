import type { RequestState } from '../../listening/series/health.ts';
import { oneLine } from '../foreign.ts';
import type { Copy } from '../languages/copy.ts';
import { sourceName } from './source-name.ts';

/** The name of one request: a feed's title, or the source and what is searched there. */
export function requestName(request: RequestState, words: Copy): string {
  const source = sourceName(request.source, words);
  const own = oneLine(request.title ?? request.params.url ?? '', 80);
  if (own === '') return source;
  return request.source === 'feed' ? own : `${source} (${own})`;
}
