import { type RuleSettings, rankedOptions, ruleOptions } from '../listening/alerts/kinds/index.ts';
import type { RuleOption } from '../listening/alerts/kinds/kind.ts';
import { SENSITIVITIES } from '../listening/alerts/sensitivity.ts';
import { triageFigures } from '../listening/alerts/triage-figures.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, MINUTE, type Millis } from '../listening/time.ts';
import { withEvidence } from '../messages/alerts/replay-difference.ts';
import { ruleMessage } from '../messages/alerts/rule.ts';
import type { Argument } from '../messages/command-spec.ts';
import { choiceWords } from '../messages/languages/vocabulary.ts';
import { changeMeasured, JUDGED, suggestionFor } from '../services/alerts/rule-advice.ts';
import { changeRule, type RuleChanges } from '../services/keywords/change-rule.ts';
import { readRuleCondition } from '../services/mentions/where.ts';
import { foldWord } from '../services/nearest.ts';
import { defineCommand, type Values } from './command.ts';
import { given, privately } from './context.ts';
import { WHERE } from './mentions.ts';

const [mostWanted, ...others] = rankedOptions;

/** Whoever mutes or moves a rule does so for all who hear of the keyword. */
const changing = Object.fromEntries(
  ['mute', 'expect', 'from', 'to', 'where', ...rankedOptions.map(({ argument }) => argument)].map(
    (name) => [name, 'change'] as const,
  ),
);

export const alertCommand = defineCommand({
  verb: 'alert',
  needs: { usually: 'look', given: changing },
  group: 'listen',
  shorthands: [{ word: 'mute', option: 'mute', value: '24h' }],
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    argumentOf(mostWanted!),
    {
      name: 'mute',
      kind: 'duration',
      min: 5 * MINUTE,
      max: 90 * DAY,
      words: ['off'],
    },
    ...others.map(argumentOf),
    { name: 'expect', kind: 'text', max: 60, runs: true },
    { name: 'from', kind: 'moment' },
    { name: 'to', kind: 'moment', after: 'from' },
    WHERE,
  ],
  run: async (context, values) => {
    const { store, workspace, actor, now, locale } = context;
    const before = given<Keyword>(values, 'target')!;
    const asked = Object.keys(values).filter((name) => name !== 'target');
    const { keyword, changed } = await changeRule(store, actor, before, changesIn(values, now), asked);
    const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
    const { real, noise } = triageFigures(past, now);
    const evidence = {
      changed:
        keyword.rule.spike === before.rule.spike && keyword.rule.where === before.rule.where
          ? null
          : await changeMeasured(store, workspace, before, keyword, now),
      past,
      suggestion: await suggestionFor(store, workspace, keyword, past, now),
    };
    const message = ruleMessage(keyword, { real, noise }, changed, now, locale);
    const reply = privately(withEvidence(message, keyword, evidence, locale));
    return asked.length > 0 ? reply : { ...reply, change: { verb: 'alert', values: formValues(keyword) } };
  },
});

function argumentOf(option: RuleOption): Argument {
  const name = option.argument;
  switch (option.type) {
    case 'sensitivity':
      return { name, kind: 'choice', choices: [...SENSITIVITIES, 'off'] };
    case 'limit':
      return { name, kind: 'integer', min: 0, max: option.max };
    case 'switch':
      return { name, kind: 'flag' };
  }
}

function changesIn(values: Values, now: Millis): RuleChanges {
  const mute = given<number | 'off'>(values, 'mute');
  const name = given<string>(values, 'expect');
  const where = ruleWhere(values);
  return {
    settings: settingsIn(values),
    ...(mute === undefined ? {} : { mutedUntil: mute === 'off' ? null : now + mute }),
    ...(where === undefined ? {} : { where }),
    ...(name === undefined
      ? {}
      : { event: { name, from: given<Millis>(values, 'from'), to: given<Millis>(values, 'to') } }),
  };
}

/** null = the condition goes. @throws UserError('query') about `where` */
export function ruleWhere(values: Values, read = readRuleCondition): string | null | undefined {
  const typed = given<string>(values, 'where');
  if (typed === undefined) return undefined;
  const word = foldWord(typed);
  return choiceWords('off').some((off) => foldWord(off) === word) ? null : read(typed).text;
}

/** The settings that were given, as a rule holds them: the router has checked them against their arguments. */
function settingsIn(values: Values): Partial<RuleSettings> {
  const settings = ruleOptions.flatMap(({ key, argument, type }) => {
    const value = given<string | number | boolean>(values, argument);
    if (value === undefined) return [];
    return [[key, type === 'limit' && value === 0 ? null : value]];
  });
  return Object.fromEntries(settings) as Partial<RuleSettings>;
}

/** The rule as one would type it: sent back unchanged, it changes nothing. A mute that runs has no value here: any would move its end. */
function formValues({ name, rule }: Keyword): Record<string, string> {
  const settings = rankedOptions.map(({ key, argument }) => [argument, String(rule[key] ?? 0)]);
  // Given empty, it would be asked for alone.
  return { target: name, ...Object.fromEntries(settings), ...(rule.where ? { where: rule.where } : {}) };
}
