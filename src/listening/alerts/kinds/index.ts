import { assigned } from './assigned.ts';
import { every } from './every.ts';
import { firstMention } from './first-mention.ts';
import type { EpisodeKind, HistoryKind, KindDescriptor, RuleKind, SettingOf } from './kind.ts';
import { largeAuthor } from './large-author.ts';
import { mood } from './mood.ts';
import { silence } from './silence.ts';
import { slowBurn } from './slow-burn.ts';
import { spike } from './spike.ts';
import { threshold } from './threshold.ts';

/** In the order of the rule's screen. A post that one kind reports by itself is left out by those after it. */
const KINDS = [
  spike,
  slowBurn,
  mood,
  firstMention,
  largeAuthor,
  silence,
  every,
  threshold,
] as const satisfies readonly RuleKind[];

type AnyKind = (typeof KINDS)[number];
type AnyOption = AnyKind['option'];

export type AlertKind = AnyKind['id'] | (typeof assigned)['id'];
/** The settings of a rule, by option. */
export type RuleSettings = { [Option in AnyOption as Option['key']]: SettingOf<Option> };
/** Names of the options in the command `alert`. */
export type RuleArgument = AnyOption['argument'];

interface Listed {
  id: AlertKind;
  option: AnyOption;
}

const ruleKinds: readonly (RuleKind & Listed)[] = KINDS;
/** Each option once, where its first kind stands. */
export const ruleOptions: readonly AnyOption[] = KINDS.map(({ option }): AnyOption => option).filter(
  ({ key }, nth, all) => all.findIndex((other) => other.key === key) === nth,
);

/** As forms and help show them. */
export const rankedOptions: readonly AnyOption[] = [...ruleOptions].sort((a, b) => a.rank - b.rank);

const byId = new Map([...ruleKinds, assigned].map((kind): [AlertKind, KindDescriptor] => [kind.id, kind]));

export function alertKind(id: AlertKind): KindDescriptor {
  return byId.get(id)!;
}

/** Those that a replay shows, in the order in which they speak when several begin at once. */
export const episodeKinds = ruleKinds.filter(
  (kind): kind is EpisodeKind & Listed => kind.from === 'episodes',
);

export const historyKinds = ruleKinds.filter((kind): kind is HistoryKind & Listed => kind.from === 'history');

/** Whether people raised it: it is no answer of a detector, and tells nothing of a rule. */
export function isByPeople({ kind }: { kind: AlertKind }): boolean {
  return alertKind(kind).from === 'person';
}
