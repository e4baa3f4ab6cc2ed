import { UserError } from '../../config/errors.ts';
import { clip } from '../../messages/foreign.ts';
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
 * The id of a source, by id or label.
 * @param argument the argument that a refusal is about
 * @throws UserError('source-not-found')
 */
export function findSource(sources: readonly CatalogSource[], typed: string, argument?: string): string {
  const folded = foldWord(typed).replace(/\s+/g, '-');
  const found = sources.find(
    ({ id, label }) => id === folded || foldWord(label).replace(/\s+/g, '-') === folded,
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
