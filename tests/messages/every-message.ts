import { commands } from '../../src/commands/index.ts';
import { type ProblemParams, UserError } from '../../src/config/errors.ts';
import { type Alert, pictureOf } from '../../src/listening/alerts/alert.ts';
import { type AlertKind, episodeKinds, historyKinds } from '../../src/listening/alerts/kinds/index.ts';
import type { Language } from '../../src/listening/channel.ts';
import { DIALECTS } from '../../src/listening/keywords/dialects/dialects.ts';
import { queryOfKeyword } from '../../src/listening/keywords/keyword-query.ts';
import { QUERY_ALSO, QUERY_EXAMPLES } from '../../src/listening/keywords/query/examples.ts';
import { FIELD_ALIASES } from '../../src/listening/keywords/query/field-names.ts';
import { parseQuery } from '../../src/listening/keywords/query/parse.ts';
import { FIELD_NAMES } from '../../src/listening/keywords/query/tree.ts';
import { markedHit } from '../../src/listening/mentions/marks.ts';
import type { BrowsedMentions, FilteredList } from '../../src/listening/mentions/mention-list.ts';
import type { Verdict } from '../../src/listening/mentions/verdict.ts';
import { whyNoMention } from '../../src/listening/mentions/why-no-mention.ts';
import { USUAL_RULES } from '../../src/listening/rights.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import {
  alertCard,
  alertEvidence,
  alertMore,
  alertPage,
  escalationCard,
} from '../../src/messages/alerts/alert.ts';
import { leftCard } from '../../src/messages/alerts/left-card.ts';
import { type AlertLine, alertThreadLine } from '../../src/messages/alerts/line.ts';
import { alertList, openItems } from '../../src/messages/alerts/list.ts';
import { replacedCard } from '../../src/messages/alerts/replaced-card.ts';
import { ruleMessage } from '../../src/messages/alerts/rule.ts';
import { secondCard } from '../../src/messages/alerts/second-card.ts';
import { whyNoAlert } from '../../src/messages/alerts/why-no-alert.ts';
import { channelFaultsNotice } from '../../src/messages/channel-fault.ts';
import { dashboardAnswer, dashboardEnded } from '../../src/messages/dashboards/answers.ts';
import { dashboardMessage } from '../../src/messages/dashboards/dashboard.ts';
import type { DashboardView } from '../../src/messages/dashboards/view.ts';
import { compareMessage } from '../../src/messages/digests/compare.ts';
import { digestMessage } from '../../src/messages/digests/digest.ts';
import { reportMessage } from '../../src/messages/digests/report.ts';
import { greeting } from '../../src/messages/greeting.ts';
import { HELP_TOPICS, helpOverview, helpTopic, helpTopics, helpVerb } from '../../src/messages/help.ts';
import {
  keywordAdded,
  keywordEdited,
  keywordState,
  removeQuestion,
} from '../../src/messages/keywords/keywords.ts';
import { type Lessons, lessonsMessage } from '../../src/messages/keywords/lessons.ts';
import { keywordList } from '../../src/messages/keywords/list.ts';
import { previewMessage } from '../../src/messages/keywords/preview.ts';
import { saveQuestion } from '../../src/messages/keywords/save-question.ts';
import { silentKeywords } from '../../src/messages/keywords/silent.ts';
import { translationMessage } from '../../src/messages/keywords/translation.ts';
import type { Locale } from '../../src/messages/locale.ts';
import { mentionList } from '../../src/messages/mentions/browse.ts';
import { exportedMessage } from '../../src/messages/mentions/exported.ts';
import { filteredList } from '../../src/messages/mentions/filtered.ts';
import { connectedMessage, foundMentions, mentionMessage } from '../../src/messages/mentions/mentions.ts';
import { supersededMessage, undoneMessage } from '../../src/messages/mentions/undone.ts';
import { whyMessage } from '../../src/messages/mentions/why.ts';
import type { Message } from '../../src/messages/message.ts';
import {
  backNotice,
  catchUpNotice,
  channelPausedNotice,
  cutOffNotice,
  messageLostNotice,
} from '../../src/messages/notice.ts';
import { problemMessage } from '../../src/messages/problem.ts';
import { helpQuery } from '../../src/messages/query-help.ts';
import { channelRun } from '../../src/messages/runs.ts';
import { setUpNote } from '../../src/messages/set-up-note.ts';
import { linkHere, linkJoined, linkOffer, linkQuestion } from '../../src/messages/settings/link.ts';
import {
  auditMessage,
  forgetQuestion,
  forgottenMessage,
  importMessage,
} from '../../src/messages/settings/maintenance.ts';
import { digestSettings, settingsChanged, settingsMessage } from '../../src/messages/settings/settings.ts';
import { unlinkAlone, unlinked, unlinkQuestion } from '../../src/messages/settings/unlink.ts';
import { networkBack, networkDown } from '../../src/messages/sources/network.ts';
import {
  feedAdded,
  feedChoice,
  feedRemoved,
  sourceFailing,
  sourceRecovered,
  sourceSwitched,
  triedAgain,
} from '../../src/messages/sources/notices.ts';
import { sourceList } from '../../src/messages/sources/sources.ts';
import {
  webhookList,
  webhookQuestion,
  webhookRemoved,
  webhookSecret,
} from '../../src/messages/sources/webhooks.ts';
import { alertSubject } from '../../src/messages/subject.ts';
import { aboutAlert } from '../../src/messages/triage/actions.ts';
import {
  type ActionAnswer,
  actionAnswer,
  idleQuestion,
  takeOverQuestion,
} from '../../src/messages/triage/answer.ts';
import { figuresMessage } from '../../src/messages/triage/figures.ts';
import { cannotUndo, nothingToUndo } from '../../src/messages/undo.ts';
import { firstLooks } from './first-look-samples.ts';
import { postSamples } from './post-samples.ts';
import { replaySamples } from './replay-samples.ts';
import { boardSamples } from './samples/board.ts';
import { CAMPAIGN_NAMES, campaignMessages } from './samples/campaigns.ts';
import { compareSamples } from './samples/compare.ts';
import { exclusionMessages, listMessages } from './samples/lists.ts';
import { peopleMessages } from './samples/people.ts';
import { askedPreview, DOUBTS, previewOf } from './samples/preview.ts';
import { reportFileMessages } from './samples/report-files.ts';
import { rivalryOf } from './samples/rivalry.ts';
import { THEME_WORDS } from './samples/theme-words.ts';
import { themePages } from './samples/themes.ts';
import * as sample from './samples.ts';

const { DESK, NOW, alert, alertOf, kestrelbox, keyword, maple, quill } = sample;
const NAME = kestrelbox.name;
const tavnik = keyword('Tavnik', { kind: 'competitor', paused: true });
const brindle = keyword('Brindlemoor', {
  kind: 'competitor',
  rule: { ...kestrelbox.rule, mutedUntil: NOW + 5 * HOUR },
});
const names = new Map([kestrelbox, tavnik, brindle].map(({ id, name }) => [id, name]));
/** About another keyword than the rest. */
const quietTavnik: Alert = { ...alertOf('silence'), keywordId: tavnik.id };

const claimed = alert({
  triage: { state: 'claimed', holder: maple, since: NOW + 4 * MINUTE, claimedAt: NOW + 4 * MINUTE },
});
const grown = alert({
  now: {
    at: NOW + HOUR,
    observed: 97,
    expected: 19,
    peak: 61,
    total: 212,
    toldTimes: 2.25,
    toldAt: NOW,
    escalations: 1,
    first: { total: 41, usual: 19 },
    usual: 38,
    trend: 'rising',
  },
  latest: {
    ...pictureOf(
      sample.evidence({
        series: sample.evidence().series.map((hour) => ({ ...hour, start: hour.start + HOUR })),
      }),
    ),
    posts: 212,
    stories: 160,
    authors: 187,
    at: NOW + HOUR,
    total: 212,
  },
  triage: claimed.triage,
});
const snoozed = alert({ triage: { ...claimed.triage, state: 'snoozed', snoozedUntil: NOW + 4 * HOUR } });
const resolved = alert({
  now: { ...grown.now, observed: 6 },
  calmAt: NOW + 2 * HOUR,
  triage: {
    ...claimed.triage,
    state: 'resolved',
    reason: 'fixed',
    closedAt: NOW + 3 * HOUR,
    closedBy: maple,
  },
});
const merged = alert({
  triage: { ...resolved.triage, reason: 'duplicate', duplicateOf: 'a11', duplicateNumber: 11 },
});
const dismissed = alert({
  triage: { state: 'dismissed', reason: 'noise', closedAt: NOW + 20 * MINUTE, closedBy: quill, reopened: 1 },
});
const escalated = alert({ triage: { escalated: { at: NOW + 2 * HOUR, by: 'timer' } } });
const spam = alert({
  severity: 3,
  evidence: {
    possibleSpam: true,
    largestAuthorShare: 0.68,
    copiesShare: 0.81,
    authors: 9,
    learning: true,
    baselineHours: 30,
  },
});
const spamBy = (['one-author', 'few-authors', 'shared-link'] as const).map((sign) =>
  alert({ severity: 4, evidence: { ...spam.evidence, spamBy: sign } }),
);
/** More than one page of a list. */
const manyAlerts = Array.from({ length: 16 }, (_, index) =>
  alert({
    id: `b${index}`,
    number: 20 + index,
    severity: ([3, 1, 4, 2] as const)[index % 4]!,
    raisedAt: NOW - (index % 5) * HOUR,
    triage: index % 3 === 1 ? claimed.triage : {},
  }),
);
/** 64 people of 70 posts, three of whom are counted no more, and some of a site that names nobody. */
const oneText = alert({
  severity: 1,
  evidence: {
    observed: 67,
    posts: 70,
    authors: 64,
    stories: 15,
    unnamed: 2,
    largestAuthorShare: 0.04,
    copiesShare: 0.79,
    oneTextShare: 0.94,
    spamBy: null,
  },
});

/** What a command was typed without. */
const missing: readonly ProblemParams[] = [
  { argument: 'target', verb: 'claim', of: 'alert' },
  { argument: 'target', verb: 'add' },
  { argument: 'reason', verb: 'dismiss', choices: 'noise, own-activity, wrong-sentiment' },
  { argument: 'since', verb: 'report' },
];
/** Values that an argument does not take. */
const unfit: readonly ProblemParams[] = [
  { verb: 'digest', argument: 'target', problem: 'choice', choices: 'daily, weekly, off, now' },
  { verb: 'settings', argument: 'quiet', problem: 'times' },
  {
    verb: 'snooze',
    argument: 'for',
    problem: 'duration',
    min: 300_000,
    max: 30 * DAY,
    words: 'tomorrow, calm',
  },
  { verb: 'assign', argument: 'to', problem: 'person' },
  { verb: 'settings', argument: 'on-call', problem: 'many-people', max: 5 },
];
/** Everybody who may not, and what it takes. */
const refusals: ProblemParams[] = [
  { who: 'owner', owner: maple.name },
  { who: 'admin', verb: 'forget' },
  { who: 'admin', verb: 'settings', flag: 'retention' },
  { who: 'unseen', channel: 'support', platform: 'discord' },
  { who: 'guest', channel: 'support', platform: 'slack' },
  { who: 'speak', channel: 'support', platform: 'discord' },
  { who: 'set-up', channel: 'support', platform: 'discord' },
  { who: 'set-up', channel: 'support', platform: 'slack' },
  { who: 'act', channel: 'support', platform: 'slack' },
  { who: 'act', number: 12, channels: '#support', platform: 'discord' },
];

const everyLine: AlertLine[] = [
  { what: 'grown', times: 2 },
  { what: 'grown', times: 4 },
  { what: 'grown', times: 8 },
  { what: 'grown', times: 16 },
  { what: 'severer' },
  { what: 'severer', withGrowth: true },
  { what: 'again' },
  { what: 'calm' },
  { what: 'mood-normal' },
  { what: 'level' },
  { what: 'faded' },
  { what: 'remind' },
  { what: 'remind', next: { at: NOW + 3 * HOUR, whom: sample.channel } },
  { what: 'remind', next: { at: NOW + 3 * HOUR, whom: 'on-call' } },
  { what: 'remind', next: { at: NOW + 3 * HOUR, whom: null } },
  { what: 'new-source', source: 'google-news', posts: 7 },
  { what: 'large-author', author: 'copper.gazette', followers: 48_200 },
  { what: 'claim', by: maple, from: null },
  { what: 'claim', by: quill, from: maple },
  { what: 'assign', by: maple, to: quill },
  { what: 'release', by: maple },
  { what: 'release', by: 'timer' },
  { what: 'release', by: 'timer', from: maple },
  { what: 'escalate', by: maple },
  { what: 'escalate', by: 'timer' },
  { what: 'escalate', by: maple, ping: { people: [maple, quill], groups: [DESK] } },
  { what: 'escalate-nowhere' },
  { what: 'snooze', by: maple },
  { what: 'reopen', by: quill },
  { what: 'note', by: quill, text: 'The firmware team has a fix, out at 16:00.' },
  { what: 'merge', into: 11 },
  { what: 'merged-here', other: 14 },
  { what: 'resolve', by: maple },
  { what: 'wake', worse: true },
  { what: 'wake', worse: false },
];

const everyAnswer: ActionAnswer[] = [
  ...(['claim', 'release', 'snooze', 'escalate', 'note', 'resolve', 'dismiss', 'reopen'] as const).map(
    (what) => ({ what }),
  ),
  { what: 'unchanged', by: null },
  { what: 'unchanged', by: quill },
  { what: 'assign', to: quill },
  { what: 'merge', into: 11 },
  { what: 'assign', to: quill, raised: true },
  { what: 'dismiss', learned: { what: 'mood', mood: 'neu', posts: 41, more: false } },
  { what: 'resolve', learned: { what: 'mood', mood: 'pos', posts: 500, more: true } },
  { what: 'dismiss', learned: { what: 'about', posts: 1, more: false } },
  { what: 'dismiss', learned: { what: 'about', posts: 0, more: false } },
  { what: 'merge', into: 11, learned: { what: 'stories', posts: 12 } },
];

const shared = { workspace: 'Kestrelbox', others: ['Kestrelbox community'] };
const shown = {
  ...sample.digest('asked', 7, [sample.keywordPeriod(kestrelbox, [312, 84], [201, 40])], {
    telling: sample.telling,
  }),
  alerts: [resolved],
  open: [alert({ number: 9, id: 'a9', raisedAt: NOW - 30 * HOUR, evidence: { stream: 'all' } })],
};
const quietDay = {
  episodeAt: NOW - 9 * HOUR,
  knownAt: NOW - 8 * HOUR,
  windowMs: DAY,
  observed: 44,
  expected: 18,
};
const daily = sample.digest(
  'daily',
  1,
  [
    sample.keywordPeriod(kestrelbox, [128, 41], [95, 17]),
    sample.keywordPeriod(brindle, [9, 1], [14, 2]),
    sample.keywordPeriod(keyword('Quellforge Mesh'), [3, 0], [0, 0], { comparable: false, top: [] }),
    sample.keywordPeriod(keyword('Kestrelbox Mini'), [0, 0], [2, 0], { top: [] }),
  ],
  {
    alerts: [resolved, claimed],
    open: [claimed],
    telling: sample.telling,
    quietDays: [
      { ...quietDay, keywordId: brindle.id, stream: 'all' },
      { ...quietDay, keywordId: kestrelbox.id, stream: 'negative', windowMs: 12 * HOUR, observed: 31 },
    ],
  },
);
/** Posts about the brand and its product. */
const overlap = {
  keywordIds: [daily.keywords[0]!.keyword.id, daily.keywords[1]!.keyword.id],
  total: 4,
  judged: 4,
  negative: 1,
  negativeRows: 2,
};
const board: DashboardView = {
  scope: { what: 'channel', name: 'brand-watch' },
  place: 'C1',
  keywords: [...daily.keywords, { ...sample.keywordPeriod(tavnik, [0, 0], [4, 1]) }],
  days: new Map([
    [kestrelbox.id, [9, 11, 8, 14, 12, 31, 43]],
    [brindle.id, [0, 2, 1, 3, 0, 2, 1]],
  ]),
  about: new Map([
    [kestrelbox.id, { name: 'bluetooth', isNew: true }],
    [brindle.id, { name: 'firmware 7.2', isNew: false }],
  ]),
  shared: [
    { keywordIds: [kestrelbox.id, tavnik.id], total: 2, judged: 2, negative: 1, negativeRows: 2 },
    { keywordIds: [kestrelbox.id, brindle.id], total: 3, judged: 3, negative: 0, negativeRows: 0 },
  ],
  open: [alert(), alert({ number: 9, id: 'a9', raisedAt: NOW - 30 * HOUR, triage: claimed.triage })],
  names,
  requests: [sample.request({ source: 'hacker-news', title: null, params: {} }), sample.downRequest],
  pushed: 0,
  digests: [{ channel: sample.channelNamed('brand-watch'), next: NOW + 19 * HOUR }],
  now: NOW + 20 * MINUTE,
};
const emptyRead = sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [0, 0], [2, 0], { top: [] })], {
  coverage: { sources: [{ source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null }], gaps: [] },
});
const aWebhook = { source: 'webhook', name: 'Helpdesk', requests: 1, late: 0, down: 0, detail: null };
const emptyGaps = { ...daily, quietDays: [], keywords: emptyRead.keywords, alerts: [], open: [] };

const mention = sample.mention();
const listed: Omit<BrowsedMentions, 'without'> = {
  keywords: [kestrelbox],
  filter: {},
  mark: { from: null, to: null, upTo: 90, at: null },
  cut: false,
  page: {
    total: 1,
    gone: 0,
    since: 0,
    first: 1,
    listed: [{ row: 71, mention, tags: ['billing'], starred: true }],
    hasOlder: false,
  },
};
const nothingListed = {
  ...listed,
  cut: false,
  page: { total: 0, gone: 0, since: 0, first: 0, listed: [], hasOlder: false },
};
const refusedPost = {
  keywordId: kestrelbox.id,
  at: NOW - DAY,
  source: 'hacker-news',
  extId: '42',
  address: 'https://news.example/item/42',
  post: null,
  listed: null,
};
const filtered: FilteredList = {
  ...listed,
  reason: null,
  page: {
    counts: [
      { reason: 'spam-words', count: 12 },
      { reason: 'low-relevance', count: 1 },
      { reason: 'excluded-term', count: 3 },
    ],
    posts: [
      {
        ...refusedPost,
        reason: 'spam-words',
        detail: 'prize',
        post: mention.post,
        listed: { row: 71, mention, tags: [], starred: false },
      },
      { ...refusedPost, reason: 'excluded-term', detail: 'cartoon', post: mention.post },
      { ...refusedPost, reason: 'language', detail: 'de' },
      { ...refusedPost, reason: 'source-not-wanted', detail: null, address: null },
    ],
    next: { ts: NOW - DAY, skip: 1 },
  },
};
/** Nobody said anything of a post. */
const unsaid = { marks: [], flags: [] };
/** A post that somebody corrected. */
const ownHit = mention.hits[0]!;
const corrected = {
  ...mention,
  hits: [
    markedHit(ownHit, [
      { what: 'mood', value: 'neu' },
      { what: 'about', value: 'no' },
    ]),
  ],
};
const said = {
  mentionId: corrected.id,
  keywordId: ownHit.keywordId,
  person: maple,
  at: NOW - HOUR,
};
const backHit = { keywordId: ownHit.keywordId, before: corrected.hits[0]!, after: ownHit };
const awayHit = {
  keywordId: ownHit.keywordId,
  before: ownHit,
  after: { ...ownHit, held: { reason: 'muted-author' as const, detail: null } },
};
const verdict = (more: Partial<Verdict>): Verdict => ({
  workspaceId: 'w1',
  canonicalUrl: mention.post.canonicalUrl,
  source: 'hacker-news',
  extId: '41',
  keywordId: kestrelbox.id,
  at: NOW - 2 * MINUTE,
  stage: 'store',
  outcome: 'kept',
  reason: 'stored',
  detail: null,
  mentionId: 'm1',
  ...more,
});

function queryError(typed: string): UserError {
  const read = parseQuery(typed);
  if (read.ok) throw new Error(`a query that should be wrong is right: ${typed}`);
  const { code, params, span, fix } = read.problem;
  return new UserError('query', { ...params, problem: code, query: typed, fix: fix ?? '' }, span);
}

function warningsOf(typed: string) {
  const read = parseQuery(typed);
  if (!read.ok) throw new Error(`a query that should be right is wrong: ${typed}`);
  return read.query.warnings;
}

/** Queries as one types them, and what they are made of: the same in every language. */
const QUERY_TEXTS: readonly string[] = [
  ...Object.values(QUERY_EXAMPLES),
  ...Object.values(QUERY_ALSO).flat(),
  ...FIELD_NAMES,
  ...Object.keys(FIELD_ALIASES),
  ...DIALECTS,
  ...'engagementType,continent,Quillmere,site:kestrel.example,kestrel.example,example,engagementType REPLY,continent europe,lang:de,eo,country fr,is:reply,likes gt,followers gt,list:acme,list:kestrel'.split(
    ',',
  ),
  ...'acme,kestrel,@desk,kestr,analy,compiler,finchbox,refund,update,error,NEAR,ONEAR,reply,repost,quote,original'.split(
    ',',
  ),
  ...['question', 'video', 'image', 'link', ...Array.from({ length: 80 }, (_, nth) => `acme${nth}`)],
];

/** Marked as foreign, like those of the samples. */
export const FOREIGN_HERE: readonly string[] = [
  ...CAMPAIGN_NAMES,
  ...QUERY_TEXTS,
  ...THEME_WORDS,
  'router',
  'firmware',
  'firmware 7.2',
  'bluetooth',
  'not_today',
  'Kestrelbox players',
  'Tavnik',
  'Brindlemoor',
  'Quellforge Mesh',
  'Kestrelbox Mini',
  'Orbit',
  'support',
  'copper.gazette',
  'board',
  'America/New_York',
  'Called the firmware team.',
  'The firmware team has a fix, out at 16:00.',
  'reboots every',
  'billing',
  'news.outlet.example',
  'prize',
  'cartoon',
  'purple',
  '-cartoon',
  'cart',
  'kestrelboxes',
  'orbit or kestrelbox',
  'orbit OR kestrelbox',
  'or',
  'OR',
  'AND',
  'NOT',
  'All posts',
  'Headlines only, personal use.',
  'Reviews',
  'Autumn launch',
  'kestrel box',
  'kestrelbox lnag:fr',
  'kestrelbox lang:fr',
  'lnag',
  'word',
  'more',
  'reprot',
  'report',
  'kestrelbx',
  'T0KESTREL',
  'C0SUPPORT',
  'reviews.csv',
  'nobody',
  'K7QF',
  'Kestrelbox Fans',
  'Kestrelbox community',
  'kitchen',
  'robots.txt',
  'EARSHOT_ALLOW_PRIVATE',
  'HTTP 503',
  'HTTP 410',
  'useless',
  'reboots',
  'album',
  'en, fr',
  'tvk',
  'router reboots',
  'lang:fr',
  'on-call',
  'alert:k4f7:card:slack:T0KESTREL:C0SUPPORT',
];

/** In the order in which the golden file has them: a new kind goes to its end. */
const kinds = [
  ...new Set<AlertKind>([
    ...([
      'slow-burn',
      'mood',
      'first-mention',
      'large-author',
      'every',
      'silence',
      'threshold',
      'assigned',
    ] as const),
    ...[...episodeKinds, ...historyKinds].map(({ id }) => id),
  ]),
].filter((kind) => kind !== 'spike');

const lessons: Lessons = {
  mood: {
    marks: 12,
    learned: {
      bias: [-0.31, 0.31, 0],
      words: new Map([
        ['router', 0.9],
        ['firmware', 0.6],
        ['tavnik', -0.4],
      ]),
      marks: 12,
    },
  },
  relevance: { keyword: kestrelbox, ...sample.learned },
};

/** Every message the bot can say, with fixed invented data, by the name of its golden file. */
export function everyMessage(language: Language): Map<string, Message[]> {
  const locale: Locale = { language, timeZone: sample.PARIS };
  const channel = { ...sample.channel, language };
  const hearing = {
    channel: sample.channelNamed('brand-watch'),
    alerts: true,
    digest: true,
    mentions: false,
  };
  const card = alertCard(alert(), NAME, locale);
  const all: Record<string, Message[]> = {
    'alert-new': [card, alertCard(alert({ evidence: { where: 'followers:>1000' } }), NAME, locale)],
    'alert-states': [claimed, grown, snoozed, resolved, dismissed, merged, escalated].map((alert) =>
      alertCard(alert, NAME, locale),
    ),
    'alert-spam': [
      alertCard(spam, NAME, locale),
      ...spamBy.flatMap((alert) => [alertCard(alert, NAME, locale), alertEvidence(alert, NAME, locale)]),
    ],
    'alert-one-text': [alertCard(oneText, NAME, locale), alertEvidence(oneText, NAME, locale)],
    'alert-kinds': kinds.map((kind) => alertCard(alertOf(kind), NAME, locale)),
    'alert-evidence': [
      alertEvidence(alert(), NAME, locale),
      alertEvidence(alert({ evidence: { top: [] } }), NAME, locale),
      alertEvidence(alert({ evidence: { where: 'followers:>1000' } }), NAME, locale),
      alertEvidence(alertOf('silence'), NAME, locale),
    ],
    'alert-page': [
      alertPage(
        grown,
        NAME,
        [
          { what: 'severer', withGrowth: true },
          { what: 'grown', times: 4 },
        ],
        { people: [quill], groups: [] },
        locale,
      ),
    ],
    'alert-escalation': [
      escalationCard(escalated, NAME, 'timer', { people: [quill], groups: [DESK] }, locale),
    ],
    'alert-more': [
      alertMore(
        alert({ triage: { notes: [{ at: NOW, by: quill, text: 'Called the firmware team.' }] } }),
        NAME,
        locale,
      ),
      alertMore(resolved, NAME, locale),
    ],
    'alert-lines': [
      ...everyLine.map((line) =>
        alertThreadLine(
          line.what === 'snooze' ? snoozed : { ...resolved, now: grown.now },
          NAME,
          line,
          locale,
        ),
      ),
      ...[false, true].map((isThere) =>
        replacedCard(
          { address: 'https://kestrelbox.chat.example/archives/C0SUPPORT/p1772528400000100', isThere },
          alertSubject(alert(), NAME),
          locale.language,
        ),
      ),
    ],
    'alert-list': [
      alertList([alert(), claimed, snoozed, quietTavnik], names, 'open', NOW + 3 * HOUR, locale),
      alertList(manyAlerts, names, 'all', NOW + 3 * HOUR, locale, { number: 2, of: { all: 'true' } }),
      alertList([], names, 'open', NOW, locale),
      alertList([], names, 'mine', NOW, locale),
    ],
    'triage-figures': [
      figuresMessage(
        [alert(), claimed, snoozed, resolved, dismissed, merged, quietTavnik],
        names,
        { from: NOW - 30 * DAY, now: NOW + 3 * HOUR },
        locale,
      ),
      figuresMessage([claimed, resolved], names, { from: NOW - 7 * DAY, now: NOW + 3 * HOUR }, locale),
      figuresMessage([], names, { from: NOW - DAY, now: NOW }, locale),
    ],
    'open-items': [
      openItems([alert(), claimed, snoozed, alertOf('mood')], names, NOW + 3 * HOUR, locale)!,
      openItems(manyAlerts, names, NOW + 3 * HOUR, locale)!,
    ],
    'triage-answers': [
      ...everyAnswer.map((answer) =>
        actionAnswer(
          answer.what === 'resolve'
            ? resolved
            : answer.what === 'dismiss'
              ? dismissed
              : answer.what === 'snooze'
                ? snoozed
                : claimed,
          kestrelbox,
          answer,
          locale,
        ),
      ),
      takeOverQuestion(claimed, { verb: 'claim', args: aboutAlert(claimed) }, locale),
      idleQuestion(claimed, NAME, locale),
    ],
    'digest-daily': [
      digestMessage(daily, locale),
      digestMessage(
        {
          ...daily,
          changed: [
            { keyword: kestrelbox, reported: 53, now: 56, reportedAt: daily.period.from },
            { keyword: brindle, reported: 4, now: 3, reportedAt: daily.period.from - 4 * DAY },
          ],
          late: [
            ...Array.from({ length: 14 }, () => ({
              publishedAt: daily.period.from - 5 * HOUR,
              arrivedAt: daily.period.from + 2 * HOUR,
            })),
            { publishedAt: daily.period.from + HOUR, arrivedAt: daily.period.from + 9 * HOUR },
            {
              publishedAt: daily.period.from - 20 * DAY,
              arrivedAt: daily.period.from + 9 * HOUR,
            },
          ],
        },
        locale,
      ),
    ],
    // One keyword has a picture in place of a table; a channel of many has a row for the rest.
    'digest-findings': [
      digestMessage(
        sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [128, 41], [95, 17])], {
          telling: sample.telling,
        }),
        locale,
      ),
      digestMessage(
        sample.digest('weekly', 7, [sample.keywordPeriod(kestrelbox, [190, 30], [95, 17])], {
          telling: sample.telling,
        }),
        locale,
      ),
      digestMessage(
        sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [97, 18], [95, 17])], {
          coverage: emptyRead.coverage,
        }),
        locale,
      ),
      digestMessage(
        sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [3, 1], [4, 1])], {
          coverage: emptyRead.coverage,
        }),
        locale,
      ),
      digestMessage(
        sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [34, 9], [0, 0], { comparable: false })]),
        locale,
      ),
      digestMessage(
        sample.digest('daily', 1, [sample.keywordPeriod(kestrelbox, [34, 9], [31, 8])], {
          quietDays: [{ ...quietDay, keywordId: kestrelbox.id, stream: 'all' }],
        }),
        locale,
      ),
      digestMessage(
        sample.digest(
          'weekly',
          7,
          Array.from({ length: 12 }, (_, nth) =>
            sample.keywordPeriod(keyword(`Kestrelbox ${nth + 1}`), [120 - nth * 9, 11], [112 - nth * 9, 12]),
          ),
        ),
        locale,
      ),
      digestMessage(
        sample.digest(
          'daily',
          1,
          [sample.keywordPeriod(kestrelbox, [34, 9], [0, 0], { comparable: false })],
          {
            alerts: [alertOf('first-mention')],
          },
        ),
        locale,
      ),
    ],
    'digest-weekly': [
      digestMessage(
        {
          ...daily,
          period: sample.period('weekly', 7),
          doubt: { keyword: kestrelbox, held: 12, mention },
          shared: {
            now: [
              overlap,
              {
                ...overlap,
                keywordIds: [...overlap.keywordIds, daily.keywords[2]!.keyword.id],
                total: 1,
                judged: 1,
              },
            ],
            before: [overlap],
          },
        },
        locale,
      ),
    ],
    'digest-catch-up': [
      digestMessage(
        {
          ...daily,
          period: sample.period('catch-up', 3),
          away: { from: daily.period.to - 60 * HOUR, to: daily.period.to + HOUR },
          alerts: [],
          open: [],
        },
        locale,
      ),
    ],
    'digest-longer': [
      digestMessage({ ...daily, period: sample.period('longer', 40), alerts: [], open: [] }, locale),
    ],
    'digest-empty': [
      digestMessage(emptyRead, locale),
      digestMessage({ ...emptyRead, coverage: { ...emptyRead.coverage, sources: [aWebhook] } }, locale),
      digestMessage(emptyGaps, locale),
      digestMessage(
        {
          ...emptyRead,
          keywords: [
            ...emptyRead.keywords,
            sample.keywordPeriod({ ...tavnik, createdAt: emptyRead.period.to - HOUR }, [0, 0], [0, 0]),
          ],
        },
        locale,
      ),
      digestMessage(
        {
          ...emptyRead,
          coverage: {
            sources: [
              { source: 'feed', requests: 2, late: 0, down: 2, detail: 'HTTP 503', read: 16 * HOUR },
              aWebhook,
              { source: 'hacker-news', requests: 1, late: 0, down: 1, detail: null, read: 0 },
              { source: 'import', requests: 1, late: 0, down: 0, detail: null },
            ],
            gaps: [],
          },
        },
        locale,
      ),
    ],
    report: [
      reportMessage(shown, locale),
      reportMessage({ ...shown, keywords: emptyRead.keywords, alerts: [], open: [] }, locale),
    ],
    compare: compareSamples(locale),
    'report-files': reportFileMessages(shown, locale),
    lists: listMessages(locale),
    exclusions: exclusionMessages(locale),
    people: peopleMessages([kestrelbox, tavnik], sample.topPosts, NOW, locale),
    campaigns: campaignMessages(
      [kestrelbox, tavnik],
      { tops: sample.topPosts, alerts: [alert()], now: NOW },
      locale,
    ),
    // Shares of mood that are not of all posts, and a post that is not judged.
    'other-languages': [
      digestMessage(sample.withOthers(daily, 12), locale),
      reportMessage(sample.withOthers(shown, 12), locale),
      reportMessage(
        sample.withOthers({ ...shown, keywords: [sample.keywordPeriod(kestrelbox, [0, 0], [0, 0])] }, 1),
        locale,
      ),
      compareMessage(
        rivalryOf(
          sample.withOthers(
            {
              ...daily,
              period: sample.period('asked', 7),
              keywords: daily.keywords.filter(({ comparable }) => comparable),
            },
            12,
          ),
        ),
        locale,
      ),
      dashboardMessage(
        { ...board, keywords: sample.withOthers({ ...daily, keywords: daily.keywords }, 12).keywords },
        'asked',
        locale,
      ),
      ...(['spike', 'mood'] as const).flatMap((kind) => {
        const raised = alertOf(kind);
        const sentimentNow = { ...raised.evidence.sentimentNow, unjudged: kind === 'mood' ? 1 : 12 };
        const partly = { ...raised, evidence: { ...raised.evidence, sentimentNow } };
        return [alertCard(partly, NAME, locale), alertEvidence(partly, NAME, locale)];
      }),
      mentionMessage(sample.notJudged(mention), kestrelbox, NOW, locale),
    ],
    dashboard: [
      dashboardMessage(board, 'asked', locale),
      dashboardMessage(
        {
          ...board,
          scope: { what: 'workspace', name: 'Kestrelbox' },
          open: [],
          requests: board.requests.slice(0, 1),
          digests: [],
        },
        'kept',
        locale,
      ),
      dashboardMessage({ ...board, keywords: [] }, 'asked', locale),
      ...(['pinned', 'pinnedAlready', 'unpinned', 'notPinned'] as const).map((what) =>
        dashboardAnswer(what, channel, locale),
      ),
      dashboardEnded(locale),
    ],
    'dashboard-links': boardSamples(locale),
    mentions: [
      mentionMessage(mention, kestrelbox, NOW, locale),
      ...sample.reviews.map((review) => mentionMessage(review, kestrelbox, NOW, locale)),
      connectedMessage('Homenet Forum', mention.post, NOW, locale),
      connectedMessage('Homenet Forum', null, NOW, locale),
      foundMentions('reboots every', [mention], NOW, locale),
      foundMentions('purple', [], NOW, locale),
    ],
    'mention-list': [
      mentionList({ ...listed, without: null }, { keyword: kestrelbox.name, alert: null }, NOW, locale),
      mentionList(
        { ...listed, filter: { where: 'likes:>50' }, cut: true, without: null },
        { keyword: kestrelbox.name, alert: null },
        NOW,
        locale,
      ),
      mentionList(
        {
          ...listed,
          keywords: [kestrelbox, tavnik, brindle, kestrelbox, tavnik],
          filter: {
            label: null,
            source: 'hacker-news',
            author: 'maplefox',
            lang: 'fr',
            words: 'reboots',
            tag: 'billing',
            starred: true,
            relevance: 'low',
          },
          mark: {
            from: NOW - 7 * DAY,
            to: null,
            upTo: 90,
            at: { place: { ts: NOW, row: 71 }, way: 'older' },
          },
          page: { ...listed.page, total: 64, gone: 2, since: 5, first: 9, hasOlder: true },
          without: null,
        },
        { keyword: null, alert: null },
        NOW,
        locale,
      ),
      mentionList(
        {
          ...listed,
          mark: { ...listed.mark, from: NOW - 2 * HOUR, to: NOW },
          filter: { label: 'neg' },
          without: null,
        },
        { keyword: null, alert: alert({}) },
        NOW,
        locale,
      ),
      mentionList(
        {
          ...nothingListed,
          filter: { label: 'pos', source: 'lemmy' },
          without: {
            all: 23,
            conditions: [
              { condition: 'label', count: 1 },
              { condition: 'source', count: 12 },
            ],
          },
        },
        { keyword: kestrelbox.name, alert: null },
        NOW,
        locale,
      ),
      mentionList(
        {
          ...nothingListed,
          filter: { label: 'pos', lang: 'fr' },
          without: { all: 2, conditions: [{ condition: 'label', count: 0 }] },
        },
        { keyword: kestrelbox.name, alert: null },
        NOW,
        locale,
      ),
      mentionList(
        { ...nothingListed, without: { all: 0, conditions: [] } },
        { keyword: kestrelbox.name, alert: null },
        NOW,
        locale,
      ),
    ],
    'filtered-list': [
      filteredList(filtered, { keyword: kestrelbox.name, alert: null }, NOW, locale),
      filteredList(
        {
          ...filtered,
          keywords: [kestrelbox, tavnik],
          filter: { lang: 'fr' },
          reason: 'spam-words',
          mark: { ...filtered.mark, at: { place: { ts: NOW, row: 1 }, way: 'older' } },
        },
        { keyword: null, alert: null },
        NOW,
        locale,
      ),
      ...[{}, { source: 'lemmy' }].map((filter) =>
        filteredList(
          { ...filtered, filter, page: { counts: [], posts: [], next: null } },
          { keyword: kestrelbox.name, alert: null },
          NOW,
          locale,
        ),
      ),
    ],
    'mention-file': [
      exportedMessage({ ...listed, format: 'csv', written: 1, total: 1, gone: 0 }, NOW, locale),
      exportedMessage(
        { ...listed, filter: { label: 'neg' }, format: 'ndjson', written: 10_000, total: 12_345, gone: 7 },
        NOW,
        locale,
      ),
    ],
    'keyword-list': [
      keywordList(
        [
          { keyword: kestrelbox, week: 312, channels: ['brand-watch', 'support'].map(sample.channelNamed) },
          { keyword: tavnik, week: 0, channels: [sample.channelNamed('brand-watch')] },
          { keyword: brindle, week: null, channels: [] },
        ],
        1,
        NOW,
        locale,
      ),
      keywordList(
        Array.from({ length: 45 }, (_, n) => ({
          keyword: keyword(`Kestrelbox ${n}`),
          week: n,
          channels: [sample.channelNamed('brand-watch')],
        })),
        2,
        NOW,
        locale,
      ),
      keywordList([], 1, NOW, locale),
    ],
    preview: [
      previewMessage(
        'kestrelbox -cartoon',
        previewOf({
          ...{ days: 12, read: 412, found: 38, samples: [sample.previewed(mention)] },
          ...{ forms: ['kestrelboxes'], volume: { perDay: 3.2, isLeast: false } },
        }),
        { target: 'kestrelbox -cartoon' },
        NOW,
        locale,
      ),
      previewMessage(
        'orbit or kestrelbox',
        previewOf({ read: 412, found: 3, warnings: warningsOf('orbit or kestrelbox') }),
        { target: 'orbit or kestrelbox' },
        NOW,
        locale,
      ),
      ...[412, 0].map((read) => previewMessage('x', previewOf({ read }), { target: 'x' }, NOW, locale)),
    ],
    'preview-asked': [
      previewMessage(
        'kestrelbox -cartoon likes:>5',
        askedPreview([sample.previewed(mention)]),
        { target: 'kestrelbox -cartoon likes:>5' },
        NOW,
        locale,
      ),
    ],
    'save-question': [
      saveQuestion(
        { verb: 'add', query: 'orbit or kestrelbox', keyword: null },
        { readAs: 'orbit or kestrelbox', warnings: warningsOf('orbit or kestrelbox'), effect: null },
        'question-1',
        NOW,
        locale,
      ),
      ...[
        { before: 24, after: 0, gained: 0, gainedSamples: [], lost: 24, lostSamples: [mention] },
        { before: 20, after: 90, gained: 72, gainedSamples: [mention], lost: 2, lostSamples: [] },
      ].map((effect) =>
        saveQuestion(
          { verb: 'edit', query: '"kestrelbox NOT orbit"', keyword: kestrelbox },
          {
            readAs: '"kestrelbox NOT orbit"',
            warnings: effect.after === 0 ? warningsOf('"kestrelbox NOT orbit"') : [],
            effect,
          },
          'question-1',
          NOW,
          locale,
        ),
      ),
    ],
    'keywords-silent': [
      silentKeywords(
        [
          { keyword: kestrelbox, doubts: DOUBTS.slice(4, 5) },
          { keyword: keyword('Orbit'), doubts: [] },
        ],
        locale,
      ),
      silentKeywords([], locale),
    ],
    'preview-doubts': DOUBTS.map((doubt) =>
      previewMessage('kestrelbox', previewOf({ read: 412, doubts: [doubt] }), { target: 'x' }, NOW, locale),
    ),
    translation: (['en', 'x'] as const).map((kind) =>
      translationMessage(
        {
          dialect: kind === 'en' ? 'brandwatch' : 'list',
          text: 'kestrelbox is:reply',
          problem: null,
          kept: ['kestrelbox', 'is:reply'],
          changed: [
            {
              from: 'engagementType:REPLY',
              to: 'is:reply',
              reason: 'foreign-field',
              params: { field: 'engagementType', value: 'REPLY', instead: 'is:reply', reason: '' },
            },
            { from: 'and', to: 'AND', reason: 'capitals', params: {} },
          ],
          lost:
            kind === 'en'
              ? [
                  {
                    text: 'continent:europe',
                    reason: 'foreign-field',
                    params: { field: 'continent', value: 'europe', instead: '', reason: 'people' },
                  },
                ]
              : [],
        },
        previewOf({ read: 412, found: 3 }),
        'question-1',
        NOW,
        locale,
      ),
    ),
    lessons: [
      lessonsMessage(kestrelbox, lessons, false, locale),
      lessonsMessage(
        kestrelbox,
        { mood: { marks: 5, learned: null }, relevance: { ...lessons.relevance, marks: 0, model: null } },
        false,
        locale,
      ),
      lessonsMessage(
        kestrelbox,
        { mood: { marks: 0, learned: null }, relevance: { ...lessons.relevance, marks: 0, model: null } },
        true,
        locale,
      ),
    ],
    'first-look': firstLooks(locale),
    ...themePages(locale),
    'keyword-changes': [
      keywordAdded(kestrelbox, { warnings: [], doubts: [], context: [], shownIn: 'here' }, hearing, locale),
      keywordAdded(
        keyword('Orbit'),
        {
          warnings: warningsOf('orbit or kestrelbox'),
          doubts: [],
          context: ['router', 'firmware'],
          shownIn: 'there',
        },
        { ...hearing, alerts: false, digest: false },
        locale,
      ),
      keywordEdited(
        kestrelbox,
        { ...kestrelbox, query: 'kestrelbox -cartoon -album', languages: ['en', 'fr'] },
        { gained: 38, lost: 4, gainedSamples: [mention], lostSamples: [mention], warnings: [], doubts: [] },
        NOW,
        locale,
      ),
      keywordEdited(kestrelbox, { ...kestrelbox, kind: 'product' }, null, NOW, locale),
      keywordEdited(
        kestrelbox,
        { ...kestrelbox, languages: ['en', 'fr'] },
        { gained: 0, lost: 0, gainedSamples: [], lostSamples: [], warnings: [], doubts: [] },
        NOW,
        locale,
      ),
      keywordEdited(kestrelbox, kestrelbox, null, NOW, locale),
      keywordEdited(kestrelbox, kestrelbox, null, NOW, locale, {
        from: channel,
        to: { ref: { ...channel.ref, channel: 'C2' }, name: 'support' },
      }),
      keywordEdited(kestrelbox, kestrelbox, null, NOW, locale, {
        from: null,
        to: { ref: { ...channel.ref, channel: 'C2' }, name: 'support' },
      }),
      ...(['paused', 'resumed', 'removed'] as const).map((what) =>
        keywordState(kestrelbox, what, true, locale),
      ),
      keywordState(kestrelbox, 'paused', false, locale),
      keywordState(kestrelbox, 'resumed', false, locale),
      keywordState(kestrelbox, 'resumed', true, locale, 3),
      removeQuestion(kestrelbox, 312, locale),
    ],
    sources: [
      sourceList(
        [
          {
            id: 'hacker-news',
            access: 'open',
            configured: true,
            optedIn: false,
            requests: [
              sample.request({
                source: 'hacker-news',
                title: null,
                params: {},
                quotaLeft: 287,
                recent: '11111111110111111101',
              }),
            ],
          },
          {
            id: 'feed',
            access: 'open',
            configured: true,
            optedIn: false,
            requests: [sample.request(), sample.downRequest],
          },
          { id: 'google-news', access: 'opt-in', configured: true, optedIn: false, requests: [] },
        ],
        NOW,
        locale,
      ),
      sourceList(
        [{ id: 'hacker-news', access: 'open', configured: true, optedIn: false, requests: [] }],
        NOW,
        locale,
        { retried: 1, givenUp: 3 },
      ),
      sourceList(
        [{ id: 'hacker-news', access: 'open', configured: true, optedIn: false, requests: [] }],
        NOW,
        locale,
        { retried: 0, givenUp: 0 },
        1,
      ),
      sourceList(
        [
          {
            id: 'feed',
            access: 'open',
            configured: true,
            optedIn: false,
            requests: [sample.request({ lost: { items: 3, since: NOW - 2 * HOUR, at: NOW } })],
          },
        ],
        NOW,
        locale,
        { retried: 0, givenUp: 0 },
        0,
        ['short', 'too-many', 'broken', 'quota', 'away', 'quiet', 'down', 'not-all-read'].map(
          (reason, n) => ({
            source: 'feed',
            requestKey: sample.request().key,
            from: NOW - (n + 2) * HOUR,
            to: NOW - (n + 1) * HOUR - MINUTE,
            reason,
          }),
        ),
      ),
    ],
    'source-notices': [
      triedAgain([], NOW, locale),
      triedAgain(
        [
          { request: sample.downRequest, at: NOW },
          { request: sample.request(), at: NOW + 40 * MINUTE },
        ],
        NOW,
        locale,
      ),
      sourceFailing(sample.downRequest, NOW, locale),
      sourceFailing(
        sample.request({
          failures: 3,
          lastSuccessAt: null,
          error: { kind: 'gone', detail: 'HTTP 410', status: 410, at: NOW },
        }),
        NOW,
        locale,
      ),
      sourceRecovered(
        sample.request(),
        { source: 'feed', requestKey: 'k', from: NOW - 5 * HOUR, to: NOW - 40 * MINUTE, reason: 'down' },
        NOW,
        locale,
      ),
      sourceFailing(sample.downRequest, NOW, locale, {
        trouble: 'failing',
        since: NOW - 4 * HOUR,
        keys: ['a', 'b', 'c'],
        of: 50,
        expected: 0,
      }),
      sourceFailing(sample.request(), NOW, locale, {
        trouble: 'quiet',
        since: NOW - 30 * HOUR,
        keys: ['a'],
        of: 1,
        expected: 41.6,
      }),
      sourceFailing(sample.request(), NOW, locale, {
        trouble: 'overdue',
        since: NOW - 2 * HOUR,
        keys: ['a', 'b'],
        of: 2,
        expected: 0,
      }),
      sourceRecovered(sample.request(), null, NOW, locale),
      networkDown(NOW - 40 * MINUTE, NOW, locale),
      networkBack(NOW - 75 * MINUTE, NOW, locale),
      feedAdded('Homenet Forum', false, locale),
      feedAdded('Homenet Forum', true, locale),
      feedChoice(
        [
          { url: 'https://homenet.example/all.xml', title: 'All posts' },
          { url: 'https://homenet.example/news.xml', title: null },
        ],
        locale,
      ),
      // A menu takes no address as long as this one.
      feedChoice(
        [
          { url: 'https://homenet.example/all.xml', title: 'All posts' },
          { url: `https://homenet.example/feed?${'topic=network&'.repeat(9)}`, title: 'Homenet Forum' },
        ],
        locale,
      ),
      feedRemoved('Homenet Forum', locale),
      sourceSwitched('google-news', true, 'Headlines only, personal use.', locale),
      sourceSwitched('google-news', false, '', locale),
    ],
    webhooks: [
      webhookSecret(sample.webhook, 'https://bot.example/in/helpdesk-k3f9q2', NOW, locale),
      webhookSecret({ ...sample.webhook, secrets: sample.webhook.secrets.slice(0, 1) }, null, NOW, locale),
      webhookList([], () => null, NOW, locale),
      webhookList(
        [
          {
            ...sample.webhook,
            health: { firstAt: NOW - HOUR, lastAt: NOW - HOUR, pushes: 1_204, refused: null },
          },
          {
            ...sample.webhook,
            name: 'Reviews',
            health: { firstAt: null, lastAt: null, pushes: 0, refused: { at: NOW - MINUTE, why: 'time' } },
          },
        ],
        (id) => `https://bot.example/in/${id}`,
        NOW,
        locale,
      ),
      webhookQuestion(sample.webhook, locale),
      webhookRemoved(sample.webhook, locale),
    ],
    why: [
      whyMessage(
        {
          url: mention.post.url,
          mentions: [
            { ...mention, hits: mention.hits.map((hit) => ({ ...hit, relevance: sample.relevance })) },
          ],
          verdicts: [verdict({})],
          learned: new Map(
            mention.hits.map(({ keywordId }) => [keywordId, { keyword: kestrelbox, ...sample.learned }]),
          ),
          moods: new Map(mention.hits.map(({ keywordId }) => [keywordId, lessons.mood])),
          ...unsaid,
          misses: whyNoMention(
            mention.post,
            [
              { ...tavnik, paused: false, query: 'router (tavnik OR tvk) -support' },
              { ...brindle, query: '"router reboots"~1 lang:fr' },
            ],
            queryOfKeyword,
          ),
        },
        names,
        NOW,
        locale,
      ),
      whyMessage(
        {
          url: mention.post.url,
          mentions: [],
          verdicts: [
            verdict({ stage: 'match', outcome: 'dropped', reason: 'excluded-term', detail: 'cartoon' }),
            verdict({ keywordId: null, stage: 'match', outcome: 'dropped', reason: 'no-keyword' }),
          ],
          ...unsaid,
          misses: [],
        },
        names,
        NOW,
        locale,
      ),
      whyMessage(
        {
          url: mention.post.url,
          mentions: [],
          verdicts: [verdict({ keywordId: null, stage: 'match', outcome: 'dropped', reason: 'no-keyword' })],
          ...unsaid,
          misses: [],
        },
        names,
        NOW,
        locale,
      ),
      whyMessage(
        { url: 'https://elsewhere.example/post/1', mentions: [], verdicts: [], ...unsaid, misses: [] },
        names,
        NOW,
        locale,
      ),
      whyMessage(
        {
          url: corrected.post.url,
          mentions: [corrected],
          marks: [
            { ...said, what: 'mood', value: 'neu' },
            { ...said, at: NOW - MINUTE, what: 'about', value: 'no' },
          ],
          flags: [{ mentionId: corrected.id, tags: ['q4', '*q3*'], starred: true }],
          verdicts: [verdict({ stage: 'noise', outcome: 'held', reason: 'spam-text', detail: null })],
          misses: [],
        },
        names,
        NOW,
        locale,
      ),
    ],
    'why-no-alert': [
      whyNoAlert(
        kestrelbox,
        [
          {
            what: 'below',
            at: NOW - 4 * HOUR,
            windowMs: HOUR,
            observed: 9,
            expected: 4.4,
            needed: 14,
            lacks: { what: 'chance', score: 2.16, bar: 5 },
          },
        ],
        NOW,
        locale,
      ),
      whyNoAlert(
        kestrelbox,
        [
          {
            what: 'below',
            at: NOW - 4 * HOUR,
            windowMs: HOUR,
            observed: 5,
            expected: 0.4,
            needed: 6,
            lacks: { what: 'count' },
          },
        ],
        NOW,
        locale,
      ),
      ...(
        [
          { what: 'told', number: 12, id: 'a12' },
          { what: 'learning', ageHours: 0 },
          { what: 'history' },
          { what: 'away' },
          { what: 'soon' },
        ] as const
      ).map((because) =>
        whyNoAlert(
          kestrelbox,
          [
            {
              what: 'reached',
              at: NOW - 2 * HOUR,
              windowMs: HOUR,
              observed: 24,
              expected: 1.3,
              needed: 9,
              because,
            },
          ],
          NOW,
          locale,
        ),
      ),
      whyNoAlert(
        kestrelbox,
        [
          { what: 'muted', until: NOW + 5 * HOUR },
          { what: 'learning', ageHours: 5 },
          { what: 'event', name: 'Autumn launch' },
          { what: 'told', number: 12, id: 'a12' },
          { what: 'gap', from: NOW - 5 * HOUR, to: NOW - 3 * HOUR },
          { what: 'off' },
          { what: 'paused' },
          { what: 'new-part', source: 'hacker-news' },
          { what: 'late', posts: 1 },
          { what: 'late', posts: 14 },
          { what: 'unread' },
          { what: 'none' },
        ],
        NOW,
        locale,
      ),
    ],
    'help-query': [helpQuery(locale)],
    help: [
      helpOverview(locale),
      helpTopics(commands, locale),
      helpTopics(commands, locale, setUpNote({ platform: 'discord' }, USUAL_RULES.discord, locale)),
      ...HELP_TOPICS.map((topic) => helpTopic(topic, commands, locale)),
      greeting(
        'invited',
        locale,
        setUpNote({ platform: 'slack' }, { setUp: 'managers', managing: [] }, locale),
      ),
      greeting(
        'installed',
        locale,
        setUpNote({ platform: 'discord' }, { setUp: 'managers', managing: [DESK] }, locale),
      ),
      ...(['installed', 'returned', 'invited', 'resumed', 'mentioned'] as const).map((how) =>
        greeting(how, locale),
      ),
      // One of each shape; the others are read where commands are tested.
      ...commands
        .filter(({ verb }) => ['add', 'digest', 'snooze', 'remove'].includes(verb))
        .map((verb) => helpVerb(verb, locale)),
    ],
    problems: [
      problemMessage(queryError('(kestrelbox OR "kestrel box'), locale),
      problemMessage(queryError('kestrelbox lnag:fr'), locale),
      problemMessage(queryError('-cartoon'), locale),
      problemMessage(queryError(`${'word '.repeat(30)}AND OR ${'more '.repeat(30)}`), locale),
      problemMessage(
        new UserError('unknown-verb', { typed: 'reprot', near: 'report' }, { start: 0, end: 6 }),
        locale,
        'reprot kestrelbox',
      ),
      problemMessage(new UserError('keyword-not-found', { typed: 'kestrelbx', near: 'Kestrelbox' }), locale),
      problemMessage(new UserError('not-allowed', { who: 'owner', owner: '' }), locale),
      ...refusals.map((params) => problemMessage(new UserError('not-allowed', params), locale)),
      problemMessage(
        new UserError('feed-impossible', {
          url: 'https://x.com/kestrelbox',
          site: 'X',
          why: 'keyed',
          source: 'x',
        }),
        locale,
      ),
      problemMessage(new UserError('unexpected', { reference: '7F3A' }), locale),
      ...missing.map((params) => problemMessage(new UserError('missing-argument', params), locale)),
      problemMessage(new UserError('too-many-arguments', { typed: 'kitchen', verb: 'report' }), locale),
      problemMessage(
        new UserError('unknown-flag', { typed: 'kitchen', verb: 'mentions', near: 'mood' }),
        locale,
      ),
      problemMessage(new UserError('unknown-verb', { typed: '99' }), locale),
      ...unfit.map((params) =>
        problemMessage(new UserError('bad-argument', { typed: 'kitchen', ...params }), locale),
      ),
      ...(['private', 'robots', 'unknown-host', 'slow'] as const).map((reason) =>
        problemMessage(
          new UserError(reason === 'private' || reason === 'robots' ? 'feed-refused' : 'feed-dead', {
            url: 'https://blog.example/',
            reason,
          }),
          locale,
        ),
      ),
      problemMessage(new UserError('feed-dead', { url: 'https://blog.example/', status: 503 }), locale),
      problemMessage(new UserError('not-subscribed', { channel: 'support' }), locale),
      problemMessage(new UserError('post-unknown', { typed: 'p1z' }), locale),
    ],
    settings: [
      settingsMessage(
        { ...sample.workspace, language },
        channel,
        {
          escalationName: null,
          homes: ['Kestrelbox (Slack)'],
          unmatchedDays: 7,
          rules: USUAL_RULES.discord,
          now: NOW,
        },
        locale,
      ),
      settingsMessage(
        { ...sample.workspace, language, optedIn: [] },
        {
          ...channel,
          quiet: null,
          digest: { daily: null, weekly: null },
          escalateTo: { ...channel.ref, channel: 'C2' },
          onCall: [maple, quill],
          onCallGroups: [DESK],
          paused: { since: NOW - DAY, reason: 'not-allowed' },
        },
        {
          escalationName: 'on-call',
          homes: ['Kestrelbox (Slack)', 'Kestrelbox Fans (Discord)'],
          unmatchedDays: 0,
          rules: USUAL_RULES.slack,
          now: NOW,
        },
        locale,
      ),
      digestSettings(channel, [NAME, 'Brindlemoor'], NOW + 19 * HOUR, false, locale),
      digestSettings({ ...channel, digest: { daily: null, weekly: null } }, [], null, true, locale),
      settingsChanged(
        [
          { name: 'quiet', from: '–', to: '22:00-07:00' },
          { name: 'budget', from: '30', to: '20' },
          { name: 'onCall', from: '–', to: [{ person: quill }, ', ', { group: DESK }] },
        ],
        locale,
      ),
      settingsChanged([], locale),
    ],
    rule: [
      ruleMessage(kestrelbox, { real: 0, noise: 0 }, false, NOW, locale),
      ruleMessage(
        {
          ...kestrelbox,
          rule: {
            ...kestrelbox.rule,
            spike: 'low',
            threshold: 30,
            mutedUntil: NOW + DAY,
            expected: [{ from: NOW + DAY, to: NOW + 3 * DAY, name: 'Autumn launch' }],
          },
        },
        { real: 7, noise: 3 },
        true,
        NOW,
        locale,
      ),
    ],
    posts: postSamples(locale),
    replay: replaySamples(locale),
    notices: [
      secondCard(alert(), language),
      channelFaultsNotice(channel, [
        { what: 'permissions', lacks: ['SendMessages', 'ReadMessageHistory'] },
        ...(
          [
            ...([
              'archived',
              'locked',
              'kind',
              'history',
              'no-tags',
              'moderated-tags',
              'no-threads',
            ] as const),
            ...(['not-in', 'read-only', 'external'] as const),
          ] as const
        ).map((what) => ({ what })),
      ]),
      backNotice(channel, 1, 3 * DAY),
      catchUpNotice(
        [
          {
            purpose: 'mention',
            createdAt: NOW - 9 * HOUR,
            message: mentionMessage(mention, kestrelbox, NOW, locale),
          },
          {
            purpose: 'mention',
            createdAt: NOW - 7 * HOUR,
            message: mentionMessage(mention, kestrelbox, NOW, locale),
          },
          { purpose: 'alert', createdAt: NOW - HOUR, message: card },
        ],
        channel,
      ),
      channelPausedNotice(channel, 'not-allowed'),
      channelPausedNotice(channel, 'not-allowed', ['SendMessages', 'AttachFiles']),
      channelPausedNotice(channel, 'no-channel'),
      messageLostNotice(channel, {
        key: 'alert:k4f7:card:slack:T0KESTREL:C0SUPPORT',
        message: sourceRecovered(sample.request(), null, NOW, locale),
      }),
      messageLostNotice(
        channel,
        { key: 'alert:k4f7:card:slack:T0KESTREL:C0SUPPORT', message: card },
        'not_today',
      ),
      cutOffNotice(channel, { platform: 'discord', name: 'Kestrelbox players' }),
    ],
    upkeep: [
      importMessage(
        'reviews.csv',
        {
          read: 1_204,
          stored: 87,
          known: 3,
          unmatched: 1_102,
          dropped: 12,
          errors: [{ line: 17, problem: 'no-date' }],
        },
        false,
        locale,
      ),
      importMessage(
        'reviews.csv',
        { read: 10, stored: 4, known: 0, unmatched: 6, dropped: 0, errors: [] },
        true,
        locale,
      ),
      forgetQuestion('hacker-news:tin_lantern', locale),
      forgottenMessage('hacker-news:tin_lantern', 6, locale),
      forgottenMessage('hacker-news:nobody', 0, locale),
      linkOffer('K7QF-2M9X', NOW + 15 * MINUTE, NOW, locale),
      linkHere(locale),
      linkQuestion('K7QF2M9X', { workspace: 'Kestrelbox', former: null, collected: 1_204 }, locale),
      linkQuestion('K7QF2M9X', { workspace: 'Kestrelbox', former: 'Kestrelbox Fans', collected: 0 }, locale),
      linkJoined('Kestrelbox', [], locale),
      linkJoined('Kestrelbox', [{ before: 3, after: 45, id: 'a45' }], locale),
      unlinkAlone(locale),
      unlinkQuestion(shared, locale),
      nothingToUndo(locale),
      ...['tag', 'untag', 'star', 'unstar'].map((act) =>
        undoneMessage([{ act, detail: 'q4', rejudged: [] }], null, names, locale),
      ),
      supersededMessage(locale),
      undoneMessage([{ act: 'mark', detail: null, rejudged: [backHit] }], mention, names, locale),
      undoneMessage([{ act: 'unmute', detail: null, rejudged: [awayHit] }], null, names, locale),
      undoneMessage(
        [
          {
            act: 'mute',
            detail: null,
            rejudged: [...Array.from({ length: 1_204 }, () => backHit), awayHit],
          },
        ],
        mention,
        names,
        locale,
      ),
      cannotUndo({ act: 'add', alert: null, keyword: NAME }, locale),
      cannotUndo({ act: 'snooze', alert: alert(), keyword: null }, locale),
      cannotUndo({ act: 'forget', alert: null, keyword: null }, locale),
      leftCard(alert(), NAME, 'Kestrelbox', locale.language),
      unlinked(shared, locale),
      auditMessage(
        [
          { at: NOW, person: maple, act: 'assign', subject: '#12', detail: '@quill.ostrand' },
          { at: NOW - DAY, person: 'timer', act: 'escalate', subject: null, detail: '' },
          {
            at: NOW - 2 * DAY,
            person: 'bot',
            act: 'pause-channel',
            subject: [channelRun(sample.channelNamed('brand-watch'))],
            detail: 'not-allowed: not_in_channel',
          },
          { at: NOW - 3 * DAY, person: quill, act: 'snooze', subject: '#12', detail: 'calm' },
          { at: NOW - 3 * DAY, person: quill, act: 'dismiss', subject: '#11', detail: 'wrong-sentiment' },
          { at: NOW - 4 * DAY, person: quill, act: 'digest', subject: '#support', detail: '1 09:30' },
          { at: NOW - 4 * DAY, person: maple, act: 'rotate-webhook', subject: 'Helpdesk', detail: '' },
        ],
        NOW,
        locale,
      ),
      auditMessage([], NOW, locale),
    ],
  };
  return new Map(Object.entries(all));
}
