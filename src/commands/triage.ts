import { UserError } from '../config/errors.ts';
import { type Alert, RESOLVE_REASONS, type ResolveReason } from '../listening/alerts/alert.ts';
import { MAX_NOTE, REAL_REASONS, samePerson } from '../listening/alerts/triage.ts';
import type { TriageAction } from '../listening/alerts/triage-action.ts';
import type { Person } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, MINUTE, type Millis } from '../listening/time.ts';
import { nextDue } from '../listening/zoned.ts';
import type { Argument } from '../messages/command-spec.ts';
import { oneLine } from '../messages/foreign.ts';
import { aboutAlert } from '../messages/triage/actions.ts';
import { type ActionAnswer, actionAnswer, takeOverQuestion } from '../messages/triage/answer.ts';
import { type ActOutcome, actOnAlert, mergeTarget } from '../services/alerts/act-on-alert.ts';
import { assignPost } from '../services/alerts/assign-post.ts';
import { isAlert } from '../services/alerts/find-item.ts';
import { correctMood, joinLeadingStories, markUnrelated } from '../services/alerts/learn-from-outcome.ts';
import { requireSight } from '../services/alerts/require-sight.ts';
import { JUDGED, suggestionFor } from '../services/alerts/rule-advice.ts';
import type { NamedPost } from '../services/mentions/find-post.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, privately } from './context.ts';
import { meantBy } from './posts.ts';

/** The alert that every action of triage is about. */
const theAlert: Argument = { name: 'target', kind: 'lookup', of: 'alert', positional: true, required: true };
/** Confirms that somebody else's alert is meant. */
const takeOver: Argument = { name: 'take-over', kind: 'flag' };

export const claimCommand = defineCommand({
  verb: 'claim',
  needs: 'act',
  group: 'triage',
  args: [theAlert, takeOver],
  run: (context, values) =>
    act(context, values, { verb: 'claim', takeOver: takesOver(values) }, { what: 'claim' }),
});

export const releaseCommand = defineCommand({
  verb: 'release',
  needs: 'act',
  group: 'triage',
  args: [theAlert],
  run: (context, values) => act(context, values, { verb: 'release' }, { what: 'release' }),
});

export const assignCommand = defineCommand({
  verb: 'assign',
  needs: 'act',
  group: 'triage',
  form: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'item', positional: true, required: true },
    { name: 'to', kind: 'person', rest: true, required: true },
    takeOver,
  ],
  run: async (context, values) => {
    const to = given<Person>(values, 'to')!;
    const again = { to: `<@${to.id}|${to.name}>` };
    const action = { verb: 'assign', to, takeOver: takesOver(values) } as const;
    if (!isAlert(given<Alert | NamedPost>(values, 'target')!)) {
      const post = await meantBy(context, values);
      const { mention, hits } = post;
      const { keyword } = hits[0]!;
      const { store, actor, channel } = context;
      const outcome = await assignPost(store, actor, channel, { mention, keyword }, to, action.takeOver);
      const { raised } = outcome;
      return answerTo(context, outcome, action, { what: 'assign', to, raised }, again);
    }
    return act(context, values, action, { what: 'assign', to }, again);
  },
});

const MOODS = { negative: 'neg', neutral: 'neu', positive: 'pos' } as const;

const SNOOZE_WORDS = ['tomorrow', 'calm'] as const;

export const snoozeCommand = defineCommand({
  verb: 'snooze',
  needs: 'act',
  group: 'triage',
  form: true,
  args: [
    theAlert,
    { name: 'for', kind: 'duration', min: 5 * MINUTE, max: 30 * DAY, words: SNOOZE_WORDS, rest: true },
    // Like `snooze 12 tomorrow`: nobody wants it back at midnight.
    { name: 'until', kind: 'moment', rest: true, dayAt: '09:00' },
    { name: 'why', kind: 'text', max: 300, runs: true },
  ],
  run: (context, values) => {
    const { now, channel } = context;
    const length = given<number | (typeof SNOOZE_WORDS)[number]>(values, 'for');
    const morning = nextMorning(now, channel.timeZone);
    const until =
      given<Millis>(values, 'until') ?? (length === undefined ? undefined : untilOf(length, now, morning));
    if (until === undefined) throw new UserError('missing-argument', { argument: 'for', verb: 'snooze' });
    const why = given<string>(values, 'why');
    const action = { verb: 'snooze', until, morning, ...(why === undefined ? {} : { why }) } as const;
    return act(context, values, action, { what: 'snooze' });
  },
});

/** Nine o'clock of the channel's next day. */
function nextMorning(now: Millis, timeZone: string): Millis {
  return nextDue(nextDue(now, timeZone, '00:00'), timeZone, '09:00');
}

function untilOf(length: number | 'tomorrow' | 'calm', now: Millis, morning: Millis): Millis | 'calm' {
  if (length === 'calm') return 'calm';
  return length === 'tomorrow' ? morning : now + length;
}

export const escalateCommand = defineCommand({
  verb: 'escalate',
  needs: 'act',
  group: 'triage',
  args: [theAlert],
  run: (context, values) => act(context, values, { verb: 'escalate' }, { what: 'escalate' }),
});

export const noteCommand = defineCommand({
  verb: 'note',
  needs: 'act',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'text', kind: 'text', max: MAX_NOTE, runs: true, rest: true, required: true }],
  run: (context, values) =>
    act(context, values, { verb: 'note', text: given<string>(values, 'text')! }, { what: 'note' }),
});

export const mergeCommand = defineCommand({
  verb: 'merge',
  needs: 'act',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'into', kind: 'lookup', of: 'alert', rest: true, required: true }],
  run: async (context, values) => {
    const { store, actor } = context;
    const into = await mergeTarget(store, given<Alert>(values, 'into')!);
    return act(context, values, { verb: 'merge', into }, async ({ alert, changed }) =>
      changed
        ? {
            what: 'merge',
            into: into.number,
            learned: await joinLeadingStories(store, actor, alert, into),
          }
        : null,
    );
  },
});

/** How the posts of an alert are meant whose mood was read wrong. */
const mood: Argument = { name: 'mood', kind: 'choice', choices: Object.keys(MOODS) };

export const resolveCommand = defineCommand({
  verb: 'resolve',
  needs: 'act',
  group: 'triage',
  form: true,
  args: [
    theAlert,
    { name: 'reason', kind: 'choice', choices: RESOLVE_REASONS, rest: true, required: true },
    mood,
  ],
  run: async (context, values) => {
    const reason = given<ResolveReason>(values, 'reason')!;
    return close(context, values, 'resolve', reason);
  },
});

const DISMISS_REASONS = RESOLVE_REASONS.filter((reason) => !REAL_REASONS.includes(reason));

export const dismissCommand = defineCommand({
  verb: 'dismiss',
  needs: 'act',
  group: 'triage',
  args: [theAlert, { name: 'reason', kind: 'choice', choices: DISMISS_REASONS, rest: true }, mood],
  run: async (context, values) => {
    const usual = values.mood === undefined ? 'noise' : 'wrong-sentiment';
    return close(context, values, 'dismiss', given<ResolveReason>(values, 'reason') ?? usual);
  },
});

/** Closes an alert, and does what follows from the reason. Said again with another mood, its posts are corrected again. */
async function close(
  context: CommandContext,
  values: Values,
  verb: 'resolve' | 'dismiss',
  reason: ResolveReason,
): Promise<Reply> {
  const { store, workspace, actor, now } = context;
  const chosen = given<keyof typeof MOODS>(values, 'mood');
  if (chosen !== undefined && reason !== 'wrong-sentiment')
    throw new UserError('bad-argument', { argument: 'mood', problem: 'mood-alone' });
  return act(context, values, { verb, reason }, async ({ alert, keyword, changed }) => {
    const again = chosen !== undefined && alert.triage.reason === reason;
    if (!changed && !again) return null;
    if (reason === 'wrong-sentiment') {
      return { what: verb, learned: await correctMood(store, actor, alert, MOODS[chosen ?? 'neutral']) };
    }
    if (reason === 'wrong-keyword') return { what: verb, learned: await markUnrelated(store, actor, alert) };
    const tooMany = reason === 'noise' || reason === 'own-activity';
    if (verb === 'resolve' || !tooMany) return { what: verb };
    const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
    return { what: verb, suggestion: await suggestionFor(store, workspace, keyword, past, now) };
  });
}

export const reopenCommand = defineCommand({
  verb: 'reopen',
  needs: 'act',
  group: 'triage',
  args: [theAlert],
  run: (context, values) => act(context, values, { verb: 'reopen' }, { what: 'reopen' }),
});

function takesOver(values: Values): boolean {
  return given<boolean>(values, 'take-over') ?? false;
}

/** Who was faster with the same action; null when it was the person themselves, or nobody knows. */
async function whoDid(
  store: CommandContext['store'],
  { workspaceId, id }: Alert,
  verb: string,
  asker: Person,
): Promise<Person | null> {
  const [last] = (await store.audit(workspaceId, { subject: id, limit: 10 })).filter(
    ({ act }) => act === verb,
  );
  const by = last?.person;
  return by && typeof by === 'object' && !samePerson(by, asker) ? by : null;
}

/** Works out an answer to what was done; null = nothing has changed by it. */
type Answering = (done: { alert: Alert; keyword: Keyword; changed: boolean }) => Promise<ActionAnswer | null>;

/**
 * Does one action and answers the person privately; what others must know goes to the card and its thread.
 * @param answer what was done; a function is asked only when something changed
 * @param again raw values of this action, for the question whether to take over
 * @throws UserError('alert-act-impossible' | 'alert-changed' | 'not-allowed')
 */
async function act(
  context: CommandContext,
  values: Values,
  action: TriageAction,
  answer: ActionAnswer | Answering,
  again: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { store, person, actor, now } = context;
  const alert = given<Alert>(values, 'target')!;
  const at = { workspaceId: alert.workspaceId, alertId: alert.id };
  await requireSight(store, actor, alert);
  if (action.verb === 'merge') await requireSight(store, actor, action.into);
  return answerTo(context, await actOnAlert(store, at, action, person, now), action, answer, again);
}

/** @throws UserError('alert-act-impossible') */
async function answerTo(
  { store, person, locale }: CommandContext,
  outcome: ActOutcome,
  action: TriageAction,
  answer: ActionAnswer | Answering,
  again: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { alert } = outcome;
  if (outcome.done) {
    const { changed, alert: after, keyword } = outcome;
    const workedOut = typeof answer === 'function' ? answer : async () => (changed ? answer : null);
    const done = await workedOut({ alert: after, keyword, changed });
    if (done === null) {
      const by = await whoDid(store, after, action.verb, person);
      return privately(actionAnswer(after, keyword, { what: 'unchanged', by }, locale));
    }
    return privately(actionAnswer(after, keyword, done, locale));
  }
  if (outcome.code === 'held') {
    const args = { ...aboutAlert(alert), ...again };
    return privately(takeOverQuestion(outcome.alert, { verb: action.verb, args }, locale));
  }
  const { closedBy } = outcome.alert.triage;
  throw new UserError('alert-act-impossible', {
    code: outcome.code,
    number: alert.number,
    ...(closedBy === null ? {} : { by: closedBy === 'timer' ? '' : oneLine(closedBy.name, 40) }),
    alertId: alert.id,
    ...(action.verb === 'merge' ? { other: action.into.number } : {}),
  });
}
