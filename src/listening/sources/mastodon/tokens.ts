import type { Server } from '../shared/servers.ts';
import type { SourceContext } from '../source.ts';

/** `EARSHOT_MASTODON_TOKENS` is `host=token host=token`. */
export function tokenFor({ host }: Server, { tokens = '' }: SourceContext['options']): string | undefined {
  for (const pair of tokens.split(/[\s,]+/)) {
    const cut = pair.lastIndexOf('=');
    if (cut > 0 && pair.slice(0, cut) === host && cut < pair.length - 1) return pair.slice(cut + 1);
  }
  return undefined;
}
