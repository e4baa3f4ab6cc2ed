import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import { type CampaignDay, type EffectQuestion, effectOf } from '../../listening/campaigns/effect.ts';

/** With fewer posts of all rivals together before or during it, a share of them says nothing. */
const ENOUGH_OTHERS = 10;

/**
 * The share of voice among the rivals during a campaign, against what it was: how much more there is than the rivals let
 * expect, as a share. Of days on which all of them were read.
 */
export function voiceOf(question: EffectQuestion): CampaignReport['voice'] {
  const [before, during] = [question.before.filter(isWhole), question.during.filter(isWhole)];
  const effect = effectOf({ before, during });
  const [past, now] = [sumsOf(before), sumsOf(during)];
  if (!effect || effect.controls === 0 || Math.min(past.others, now.others) < ENOUGH_OTHERS) return null;
  const share = (expected: number) => expected / (expected + now.others);
  const { mean, low, high } = effect.expected;
  return {
    before: past.own / (past.own + past.others),
    observed: now.own / (now.own + now.others),
    expected: { mean: share(mean), low: share(low), high: share(high) },
  };
}

function isWhole({ count, controls }: CampaignDay): boolean {
  return count !== null && controls.every((control) => control !== null);
}

function sumsOf(days: readonly CampaignDay[]): { own: number; others: number } {
  let [own, others] = [0, 0];
  for (const { count, controls } of days) {
    own += count ?? 0;
    for (const control of controls) others += control ?? 0;
  }
  return { own, others };
}
