import type { Alert } from '../../listening/alerts/alert.ts';
import { alertPosts } from '../../listening/alerts/alert-posts.ts';
import { isByPeople } from '../../listening/alerts/kinds/index.ts';
import { samePerson } from '../../listening/alerts/triage.ts';
import { groupBy } from '../../listening/group.ts';
import type { MarkValue } from '../../listening/mentions/marks.ts';
import type { Mention, SentimentLabel } from '../../listening/mentions/mention.ts';
import type { MentionFilter } from '../../listening/mentions/mention-query.ts';
import type { MarkChange, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { queryOf } from '../mentions/browse-mentions.ts';
import { JOINED, LEARNED, latestStanding } from '../mentions/undo-mention.ts';

/** The newest posts of an alert that one outcome corrects. */
const MOST = 500;
/** Part of an alert's posts that tell one story, from which it is about that one. */
const LEADING = 0.5;

/** What the outcome of an alert has changed; `posts` 0 = there was nothing to change. */
export type Learned =
  | { what: 'mood'; mood: SentimentLabel; posts: number; more: boolean }
  | { what: 'about'; posts: number; more: boolean }
  | { what: 'stories'; posts: number };

/**
 * The mood of an alert's posts was read wrong: those that were read as negative, or all where none was, are what somebody says
 * they are. Said again, the same posts are corrected again. What people marked themselves stays.
 */
export async function correctMood(
  store: Store,
  actor: Actor,
  alert: Alert,
  mood: SentimentLabel,
): Promise<Learned> {
  const before = await correctedBefore(store, actor, alert);
  if (before !== null) {
    const posts = await mark(store, actor, alert, before, { what: 'mood', value: mood });
    return { what: 'mood', mood, posts, more: false };
  }
  const negative = await postsOf(store, alert, actor, { label: 'neg' });
  const { mentions, more } = negative.mentions.length > 0 ? negative : await postsOf(store, alert, actor, {});
  const wrong = mentions.filter((mention) => hitIn(mention, alert)?.sentiment.method !== 'person');
  const ids = wrong.map(({ id }) => id);
  const posts = await mark(store, actor, alert, ids, { what: 'mood', value: mood });
  return { what: 'mood', mood, posts, more };
}

/** An alert was not about its keyword: neither are the posts that it counts. What people marked themselves stays. */
export async function markUnrelated(store: Store, actor: Actor, alert: Alert): Promise<Learned> {
  const { mentions, more } = await postsOf(store, alert, actor, alertPosts(alert).filter);
  const ids = mentions
    .filter((mention) => hitIn(mention, alert)?.relevance.by !== 'person')
    .map(({ id }) => id);
  const posts = await mark(store, actor, alert, ids, { what: 'about', value: 'no' });
  return { what: 'about', posts, more };
}

/**
 * Two alerts were one event: where each is about one story, the stories are one from now on, copies to come included.
 * @returns null where either is about many stories, or both are about the same one
 */
export async function joinLeadingStories(
  store: Store,
  actor: Actor,
  alert: Alert,
  into: Alert,
): Promise<Learned | null> {
  const from = await leadingStory(store, actor, alert);
  const target = await leadingStory(store, actor, into);
  if (from === null || target === null || from === target) return null;
  const audit = auditRow(actor, JOINED, alert.id, `#${into.number}`);
  const posts = await store.joinStories(actor.workspaceId, from, target, audit);
  return posts === 0 ? null : { what: 'stories', posts };
}

async function leadingStory(store: Store, actor: Actor, alert: Alert): Promise<string | null> {
  const { mentions } = await postsOf(store, alert, actor, alertPosts(alert).filter);
  const [first] = [...groupBy(mentions, ({ storyId }) => storyId)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return first && first[1].length > LEADING * mentions.length ? first[0] : null;
}

/** The posts that an alert counts, newest first, as far as they are still there. */
async function postsOf(
  store: Store,
  alert: Alert,
  { workspaceId, now }: Actor,
  filter: MentionFilter,
): Promise<{ mentions: Mention[]; more: boolean }> {
  if (isByPeople(alert)) {
    const [post] = alert.evidence.top;
    const mention = post ? await store.mention(workspaceId, post.mentionId) : null;
    const fits =
      mention !== null && (!filter.label || hitIn(mention, alert)?.sentiment.label === filter.label);
    return { mentions: fits ? [mention] : [], more: false };
  }
  const { mark } = alertPosts(alert);
  const keywords = (await store.keywords(workspaceId)).filter(({ id }) => id === alert.keywordId);
  const query = queryOf({ keywords, filter, mark }, now);
  const listed = await store.listMentions(workspaceId, query, null, MOST + 1);
  return { mentions: listed.slice(0, MOST).map(({ mention }) => mention), more: listed.length > MOST };
}

function hitIn({ hits }: Mention, { keywordId }: Alert) {
  return hits.find((hit) => hit.keywordId === keywordId);
}

/** @returns how many posts are marked so */
async function mark(
  store: Store,
  actor: Actor,
  { id, keywordId }: Alert,
  mentionIds: readonly string[],
  value: MarkValue,
): Promise<number> {
  const { workspaceId, person, now } = actor;
  const marks = mentionIds.map((mentionId): MarkChange => ({ ...value, mentionId, keywordId, person }));
  const audit = auditRow(actor, LEARNED, id, `${value.what} ${value.value}`);
  return (await store.rejudge(workspaceId, [], [audit], marks, now)).length;
}

/** The posts whose mood an outcome of this alert has corrected already; null = none. */
async function correctedBefore(
  store: Store,
  { workspaceId, person }: Actor,
  { id, keywordId }: Alert,
): Promise<string[] | null> {
  const acts = (await store.audit(workspaceId, { subject: id, limit: 100 })).filter(
    ({ act, detail, person: by }) =>
      (act === 'undo' || (act === LEARNED && detail?.startsWith('mood'))) &&
      typeof by !== 'string' &&
      samePerson(by, person),
  );
  const last = latestStanding(acts);
  if (last === null) return null;
  const marks = await store.marksAt(workspaceId, keywordId, last.at);
  return marks.filter(({ what }) => what === 'mood').map(({ mentionId }) => mentionId);
}
