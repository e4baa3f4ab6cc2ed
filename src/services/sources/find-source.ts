import { UserError } from '../../config/errors.ts';
import { clip } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import { foldWord, nearest } from '../nearest.ts';

/** A source that this bot knows, switched on or not. */
export interface CatalogSource {
  id: string;
  label: string;
  access: 'open' | 'opt-in' | 'keyed';
  configured: boolean;
  terms: string;
}

/**
 * The id of a source, by id, label or what a language calls it.
 * @param argument the argument that a refusal is about
 * @throws UserError('source-not-found')
 */
export function findSource(sources: readonly CatalogSource[], typed: string, argument?: string): string {
  const joined = (name: string) => foldWord(name).replace(/\s+/g, '-');
  const folded = joined(typed);
  const found = sources.find(({ id, label }) =>
    [id, label, ...namesIn(id)].some((name) => joined(name) === folded),
  );
  if (found) return found.id;
  const near = nearest(
    typed,
    sources.map(({ id }) => id),
  );
  throw new UserError('source-not-found', {
    typed: clip(typed, 60),
    ...(near === null ? {} : { near }),
    ...(argument === undefined ? {} : { argument }),
  });
}

/** What the languages call a source where that is not its label. */
function namesIn(id: string): string[] {
  return languageTags.flatMap((tag) => copyOf(tag).sources.names[id] ?? []);
}
