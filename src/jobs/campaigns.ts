import type { Clock } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import { reportCampaigns } from '../services/campaigns/report-campaigns.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Whoever added a campaign learns what came of it. */
export function campaignsJob({ store, clock }: { store: Store; clock: Clock }): Job {
  return {
    name: 'campaigns',
    everyMs: MINUTE,
    run: () => reportCampaigns(store, clock.now()),
  };
}
