import type { AlertKind, RuleArgument, RuleSettings } from '../../listening/alerts/kinds/index.ts';
import { ruleOptions } from '../../listening/alerts/kinds/index.ts';
import type { Names, Plural } from './shapes.ts';

/** The figures of a finding, written out in the language; a kind uses those that say why it is news. */
interface FindingFigures {
  /** `41 negative mentions`, and the length they came in. */
  count: string;
  window: string;
  /** Range of what is usual, and how many times that it was. */
  low: string;
  high: string;
  times: string;
  /** `31 mentions` and the bare number that was to be expected. */
  usual: string;
  expected: string;
  /** Part of the posts in the window that are negative, of how many mentions, and the part before (null = none then). */
  negative: string;
  posts: string;
  negativeBefore: string | null;
  /** Who wrote the post, and how many read and answer them. */
  author: string;
  /** `2 posts about Tavnik, 1 of them negative`; null = nothing. */
  alsoWrote: string | null;
  /** When it began. */
  since: string;
  counted(noun: Plural): string;
}

/** The words of one kind of alert. */
interface KindCopy {
  name: string;
  /** Its name where the negative mentions rose. */
  negative?: string;
  /** In one or two sentences: the first is the news, the rest says why it is news. */
  finding(figures: FindingFigures): { news: string; why: string | null };
}

/** The words of one option of the alert rule. */
interface OptionCopy {
  /** On the rule's screen. */
  setting: string;
  /** Of its argument. */
  description: string;
  /** A limit as a value. */
  limit?(n: string): string;
}

/** All that a language says of the kinds of alert. */
export interface AlertKindsCopy<Option extends OptionCopy = OptionCopy> {
  kinds: Readonly<Record<AlertKind, KindCopy>>;
  options: Readonly<Record<keyof RuleSettings, Option>>;
}

/** Another language also says how people may type the options; English ones are called as they are defined. */
export type TranslatedAlertKinds = AlertKindsCopy<OptionCopy & { names: Names }>;

/** Descriptions of the options of the command `alert`, by argument. */
export function optionDescriptions({ options }: AlertKindsCopy): Record<RuleArgument, string> {
  return byArgument(({ key }) => options[key].description);
}

export function ruleOptionNames({ options }: TranslatedAlertKinds): Record<RuleArgument, Names> {
  return byArgument(({ key }) => options[key].names);
}

function byArgument<T>(of: (option: (typeof ruleOptions)[number]) => T): Record<RuleArgument, T> {
  const entries = ruleOptions.map((option) => [option.argument, of(option)]);
  return Object.fromEntries(entries) as Record<RuleArgument, T>;
}
