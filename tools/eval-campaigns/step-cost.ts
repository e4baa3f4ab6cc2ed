import { effectOf } from '../../src/listening/campaigns/effect.ts';
import { campaignOf, WORLDS } from './worlds.ts';

/** Milliseconds that one answer takes. */
export function stepCost(seed: number): number {
  const campaigns = Array.from({ length: 50 }, (_, run) =>
    campaignOf(WORLDS[0]!, { days: 28, rate: 20, effect: 1.3 }, seed, String(run)),
  );
  for (const campaign of campaigns) effectOf(campaign);
  const began = performance.now();
  for (const campaign of campaigns) effectOf(campaign);
  return (performance.now() - began) / campaigns.length;
}
