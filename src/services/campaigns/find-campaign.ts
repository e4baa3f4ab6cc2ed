import { UserError } from '../../config/errors.ts';
import type { Campaign } from '../../listening/campaigns/campaign.ts';
import { clip } from '../../messages/foreign.ts';
import { foldWord, nearest } from '../nearest.ts';

/**
 * The campaign a person means: by id, by name, or the only one whose name begins so.
 * @throws UserError('campaign-not-found')
 */
export function findCampaign(campaigns: readonly Campaign[], typed: string): Campaign {
  const folded = foldWord(typed);
  const exact =
    campaigns.find(({ id }) => id === typed) ?? campaigns.find(({ name }) => foldWord(name) === folded);
  if (exact) return exact;
  const begin = folded === '' ? [] : campaigns.filter(({ name }) => foldWord(name).startsWith(folded));
  if (begin.length === 1) return begin[0]!;
  const near = nearest(
    typed,
    campaigns.map(({ name }) => name),
  );
  throw new UserError('campaign-not-found', { typed: clip(typed, 60), ...(near === null ? {} : { near }) });
}
