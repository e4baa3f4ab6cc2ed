import {
  type FileFormat,
  type FileRow,
  fileHead,
  fileLine,
  filteredRow,
  mentionRow,
} from '../../listening/mentions/mention-file.ts';
import type { MentionList } from '../../listening/mentions/mention-list.ts';
import type {
  FilteredPage,
  FilteredPlace,
  ListedMention,
  ListPlace,
} from '../../listening/mentions/mention-query.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { queryOf } from './browse-mentions.ts';
import { storeFor } from './store-where.ts';

/** Posts of one file, and its bytes: Discord takes files of 10 MiB, and a spreadsheet shows no more rows well. */
const MAX_POSTS = 10_000;
const MAX_BYTES = 8 * 2 ** 20;
/** Read in one go: others wait for the database meanwhile. */
const AT_ONCE = 250;

export interface ExportedPosts extends MentionList {
  format: FileFormat;
  data: Uint8Array;
  /** Posts in the file, and all that are asked for, with those among them whose text is gone. */
  written: number;
  total: number;
  gone: number;
  /** Not all posts were looked at for the condition: the newest only. */
  cut: boolean;
}

/** The mentions of a list as one file, newest first, as many as it has room for. */
export async function exportMentions(
  store: Store,
  workspaceId: string,
  list: MentionList,
  format: FileFormat,
  now: Millis,
): Promise<ExportedPosts> {
  const mark = { ...list.mark, upTo: list.mark.upTo ?? (await store.newestRow()), at: null };
  const query = queryOf({ ...list, mark }, now);
  const narrowed = storeFor(store, list.filter.where, now);
  const { total, gone } = await narrowed.store.browse(workspaceId, query, null, 1);
  async function* pages() {
    for (let after: ListPlace | null = null; ; ) {
      const listed: ListedMention[] = await narrowed.store.listMentions(workspaceId, query, after, AT_ONCE);
      yield listed.map((item) => mentionRow(item, list.keywords, list.filter.label));
      const last = listed.at(-1);
      if (!last || listed.length < AT_ONCE) return;
      after = { ts: last.mention.post.publishedAt, row: last.row };
    }
  }
  const file = await write(format, pages());
  return { ...list, mark, format, ...file, total, gone, cut: narrowed.wasCut() };
}

/** The same of what matched and is not counted. */
export async function exportFiltered(
  store: Store,
  workspaceId: string,
  list: MentionList,
  format: FileFormat,
  now: Millis,
): Promise<ExportedPosts> {
  const { keywordIds, from, to } = queryOf(list, now);
  const query = { keywordIds, from, to, filter: list.filter };
  let total = 0;
  async function* pages() {
    for (let after: FilteredPlace | null = null; ; ) {
      const page: FilteredPage = await store.filtered(workspaceId, query, after, AT_ONCE);
      total = page.counts.reduce((sum, { count }) => sum + count, 0);
      yield page.posts.map((post) => filteredRow(post, list.keywords));
      if (page.next === null) return;
      after = page.next;
    }
  }
  const file = await write(format, pages());
  return { ...list, format, ...file, total, gone: 0, cut: false };
}

async function write(
  format: FileFormat,
  pages: AsyncIterable<readonly FileRow[]>,
): Promise<Pick<ExportedPosts, 'data' | 'written'>> {
  const parts = [Buffer.from(fileHead(format))];
  let bytes = parts[0]!.length;
  const done = () => ({ data: Buffer.concat(parts), written: parts.length - 1 });
  for await (const rows of pages) {
    for (const row of rows) {
      const part = Buffer.from(fileLine(format, row));
      if (parts.length > MAX_POSTS || bytes + part.length > MAX_BYTES) return done();
      bytes += part.length;
      parts.push(part);
    }
  }
  return done();
}
