import type { Millis } from '../time.ts';

export const KEYWORD_KINDS = ['brand', 'product', 'competitor', 'industry', 'campaign'] as const;
export type KeywordKind = (typeof KEYWORD_KINDS)[number];

export const SENSITIVITIES = ['low', 'normal', 'high'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** A launch or a campaign that people expect: raises the bar of the spike rule between `from` and `to`. */
interface ExpectedEvent {
  from: Millis;
  to: Millis;
  name: string;
}

/** What makes a keyword raise an alert. */
export interface AlertRule {
  spike: Sensitivity | 'off';
  /** Slow burn: a day at about twice its usual. */
  slowBurn: boolean;
  /** Share of negative talk against its own past. */
  mood: boolean;
  /** First mention ever, and first mention by a large author. */
  first: boolean;
  /** No mention for much longer than usual. */
  silence: boolean;
  /** Each new match, for rare keywords. */
  every: boolean;
  /** Fixed threshold in mentions per hour, for those who ask; null = off. */
  threshold: number | null;
  mutedUntil: Millis | null;
  expected: ExpectedEvent[];
}

/** What a workspace listens for. */
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
  paused: boolean;
  rule: AlertRule;
  createdAt: Millis;
  createdBy: string;
}

export const DEFAULT_RULE: AlertRule = {
  spike: 'normal',
  slowBurn: true,
  mood: true,
  first: true,
  silence: false,
  every: false,
  threshold: null,
  mutedUntil: null,
  expected: [],
};
