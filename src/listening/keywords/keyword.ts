import type { AlertRule } from '../alerts/rule.ts';
import type { Millis } from '../time.ts';

export const KEYWORD_KINDS = ['brand', 'product', 'competitor', 'industry', 'campaign'] as const;
export type KeywordKind = (typeof KEYWORD_KINDS)[number];

/** A search that a workspace listens for. */
export interface Keyword {
  workspaceId: string;
  id: string;
  name: string;
  query: string;
  kind: KeywordKind;
  /** Source ids to listen to; empty = all. */
  sources: string[];
  /** ISO 639-1 codes; empty = all. Posts of unknown language always pass. */
  languages: string[];
  /** Words that stand near the name where the brand is meant, folded: they raise a post, and never lower one. */
  context?: string[];
  /** `off` = what is surely not about it is shown and counted all the same. */
  relevance?: 'off';
  /** `on` = its words stand for their plurals and other spellings as well (`query/forms.ts`). */
  forms?: 'on';
  paused: boolean;
  rule: AlertRule;
  createdAt: Millis;
  createdBy: string;
  /** Since when what was read could be matched for it: unmatched posts are kept for some days. Absent = since `createdAt`. */
  filledFrom?: Millis;
  /** When its stored past was last matched anew, for it was changed: what is counted from before is history. */
  filledAt?: Millis;
}
