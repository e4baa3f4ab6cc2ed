import { UserError } from '../config/errors.ts';
import { type RuleSettings, rankedOptions, ruleOptions } from '../listening/alerts/kinds/index.ts';
import type { RuleOption } from '../listening/alerts/kinds/kind.ts';
import type { AlertRule } from '../listening/alerts/rule.ts';
import { SENSITIVITIES } from '../listening/alerts/sensitivity.ts';
import { triageFigures } from '../listening/alerts/triage-figures.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, MINUTE, type Millis } from '../listening/time.ts';
import { withEvidence } from '../messages/alerts/replay-difference.ts';
import { ruleMessage } from '../messages/alerts/rule.ts';
import type { Argument } from '../messages/command-spec.ts';
import { auditRow, requireOwner } from '../services/actor.ts';
import { changeMeasured, JUDGED, suggestionFor } from '../services/alerts/rule-advice.ts';
import { ruleForm } from '../services/form-values.ts';
import { defineCommand, type Values } from './command.ts';
import { given, privately } from './context.ts';

const MAX_EVENTS = 20;
const [mostWanted, ...others] = rankedOptions;

export const alertCommand = defineCommand({
  verb: 'alert',
  needs: 'member',
  group: 'listen',
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
    { name: 'to', kind: 'moment' },
  ],
  run: async (context, values) => {
    const { store, workspace, actor, now, locale } = context;
    const keyword = given<Keyword>(values, 'target')!;
    const rule = changedRule(keyword.rule, values, now);
    const after = { ...keyword, rule };
    const changed = JSON.stringify(rule) !== JSON.stringify(keyword.rule);
    if (changed) {
      // Whoever is woken by an alert may silence it; what it takes to raise one is for those who set it.
      const onlyMuted =
        JSON.stringify({ ...rule, mutedUntil: 0 }) === JSON.stringify({ ...keyword.rule, mutedUntil: 0 });
      if (!onlyMuted) requireOwner(actor, keyword.createdBy);
      const detail = `${keyword.name}: ${Object.keys(values)
        .filter((name) => name !== 'target')
        .join(', ')}`;
      await store.saveKeyword(after, auditRow(actor, 'alert', keyword.id, detail));
    }
    const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
    const { real, noise } = triageFigures(past, now);
    const evidence = {
      changed:
        rule.spike === keyword.rule.spike
          ? null
          : await changeMeasured(store, workspace, keyword, after, now),
      past,
      suggestion: await suggestionFor(store, workspace, after, past, now),
    };
    const message = ruleMessage(after, { real, noise }, changed, now, locale);
    const reply = privately(withEvidence(message, after, evidence, locale));
    const changes = Object.keys(values).some((name) => name !== 'target');
    return changes ? reply : { ...reply, change: { verb: 'alert', values: ruleForm(after) } };
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

/** @throws UserError('bad-argument') when a planned event ends before it begins */
function changedRule(rule: AlertRule, values: Values, now: Millis): AlertRule {
  const mute = given<number | 'off'>(values, 'mute');
  return {
    ...rule,
    ...changedSettings(values),
    mutedUntil: mute === undefined ? rule.mutedUntil : mute === 'off' ? null : now + mute,
    expected: expectedEvents(rule, values, now),
  };
}

/** The settings that were given, as a rule holds them: the router has checked them against their arguments. */
function changedSettings(values: Values): Partial<RuleSettings> {
  const settings = ruleOptions.flatMap(({ key, argument, type }) => {
    const value = given<string | number | boolean>(values, argument);
    if (value === undefined) return [];
    return [[key, type === 'limit' && value === 0 ? null : value]];
  });
  return Object.fromEntries(settings) as Partial<RuleSettings>;
}

/** An event of the same name is moved; those that are over are forgotten. */
function expectedEvents(rule: AlertRule, values: Values, now: Millis): AlertRule['expected'] {
  const name = given<string>(values, 'expect');
  if (name === undefined) return rule.expected;
  const from = given<Millis>(values, 'from') ?? now;
  const to = given<Millis>(values, 'to') ?? from + DAY;
  if (to <= from) throw new UserError('bad-argument', { argument: 'to', problem: 'order' });
  const others = rule.expected.filter((event) => event.to > now && event.name !== name);
  return [...others, { from, to, name }].slice(-MAX_EVENTS);
}
