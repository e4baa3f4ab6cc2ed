import type { ExpectedEvent } from '../../listening/alerts/rule.ts';
import type { Campaign } from '../../listening/campaigns/campaign.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';

/** Keywords whose rule expects a campaign while it lasts: those of which it is one, and no others any more. */
export function expecting(campaign: Campaign, keywords: readonly Keyword[], now: Millis): Keyword[] {
  const { id, name, from, to, keywordIds, removedAt } = campaign;
  const lasts = removedAt === undefined && to > now;
  const event: ExpectedEvent = { from, to, name, campaign: id };
  return keywords.flatMap((keyword) => {
    const { expected } = keyword.rule;
    const others = expected.filter((known) => known.campaign !== id);
    const next = lasts && keywordIds.includes(keyword.id) ? [...others, event] : others;
    if (JSON.stringify(next) === JSON.stringify(expected)) return [];
    return [{ ...keyword, rule: { ...keyword.rule, expected: next } }];
  });
}
