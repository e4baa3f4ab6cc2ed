import type { Workspace } from '../../listening/channel.ts';
import type { Digest, Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { isRefusal } from '../../listening/mentions/mention-query.ts';
import type { Millis } from '../../listening/time.ts';
import type { Locale } from '../../messages/locale.ts';
import { activeOf } from '../../messages/reports/context.ts';
import type { ReportDocument } from '../../messages/reports/document.ts';
import { documentWhere } from '../../messages/reports/document-where.ts';
import { quotedPosts } from '../../messages/reports/posts-section.ts';
import type { ReportData, ReportPost } from '../../messages/reports/report-data.ts';
import { reportDocument } from '../../messages/reports/report-document.ts';
import { quotedThemes } from '../../messages/reports/themes-section.ts';
import type { Store } from '../../store/store.ts';
import { campaignsIn } from '../campaigns/campaigns-in.ts';
import { readDigest } from '../digests/read-digest.ts';
import { withTelling } from '../digests/read-telling.ts';
import { storeFor } from '../mentions/store-where.ts';
import { withThemes } from '../themes/with-themes.ts';

/** Posts of one keyword that a report lists, and of all of them: who wants every post asks for an export. */
const POSTS = { ofOne: 100, ofAll: 300 };

export interface ReportRequest {
  workspace: Workspace;
  /** One or more. */
  keywords: readonly Keyword[];
  period: Period;
  locale: Locale;
  now: Millis;
  /** Only posts that meet this condition count; absent = all. */
  where?: string;
}

/** A period of some keywords as a document that any kind of file is made of. Reads series, top lists and bounded samples only. */
export async function readReport(
  stored: Store,
  { workspace, keywords, period, locale, now, where }: ReportRequest,
): Promise<ReportDocument> {
  const { store, wasCut } = storeFor(stored, where, now);
  const { timeZone } = locale;
  const read = await readDigest(store, { workspace, keywords, period, timeZone, now });
  const digest = await withThemes(store, workspace, await withTelling(store, workspace.id, read));
  const posts = await readPosts(store, workspace.id, digest);
  const data: ReportData = {
    digest,
    now,
    posts,
    alertsBefore: await alertsBefore(store, workspace.id, digest),
    languages: await languagesOf(store, workspace.id, { digest, posts }),
    campaigns: await campaignsIn(store, workspace, keywords, period, now),
    held: await heldBack(store, workspace.id, digest),
  };
  const document = reportDocument(data, locale);
  return where === undefined ? document : documentWhere(document, where, wasCut(), locale);
}

async function readPosts(
  store: Store,
  workspaceId: string,
  { keywords, period }: Digest,
): Promise<ReportPost[]> {
  const ids = keywords.map(({ keyword }) => keyword.id);
  const found = await store.topPosts(workspaceId, ids, period.from, period.to, { limit: POSTS.ofOne });
  const byStory = new Map<string, ReportPost>();
  for (const { keywordId, ...post } of found) {
    const known = byStory.get(post.storyId);
    const keywordIds = [...(known?.keywordIds ?? []), keywordId];
    byStory.set(post.storyId, { ...(known && known.reach >= post.reach ? known : post), keywordIds });
  }
  return [...byStory.values()]
    .sort((a, b) => b.reach - a.reach || b.copies - a.copies || b.publishedAt - a.publishedAt)
    .slice(0, POSTS.ofAll);
}

/** Raised in the period before; null where one of the keywords was not followed all that time. */
async function alertsBefore(
  store: Store,
  workspaceId: string,
  { keywords, period: { from, beforeFrom } }: Digest,
): Promise<number | null> {
  if (keywords.some(({ comparable }) => !comparable)) return null;
  const ids = new Set(keywords.map(({ keyword }) => keyword.id));
  const raised = await store.alerts(workspaceId, { since: beforeFrom });
  return raised.filter(
    ({ keywordId, raisedAt }) => ids.has(keywordId) && beforeFrom <= raisedAt && raisedAt < from,
  ).length;
}

/** Of the posts that are quoted: so that a page is read aloud, and broken into lines, as they are written. */
async function languagesOf(
  store: Store,
  workspaceId: string,
  of: Pick<ReportData, 'digest' | 'posts'>,
): Promise<Map<string, string>> {
  const quotes = quotedThemes(activeOf(of.digest)).map(({ quote }) => quote);
  const languages = new Map<string, string>();
  for (const { mentionId } of [...quotedPosts(of), ...quotes]) {
    const mention = languages.has(mentionId) ? null : await store.mention(workspaceId, mentionId);
    if (mention?.post.lang) languages.set(mentionId, mention.post.lang);
  }
  return languages;
}

async function heldBack(store: Store, workspaceId: string, { keywords, period }: Digest): Promise<number> {
  const keywordIds = keywords.map(({ keyword }) => keyword.id);
  const { from, to } = period;
  const { counts } = await store.filtered(workspaceId, { keywordIds, from, to, filter: {} }, null, 1);
  return counts.reduce((sum, { reason, count }) => (isRefusal(reason) ? sum : sum + count), 0);
}
