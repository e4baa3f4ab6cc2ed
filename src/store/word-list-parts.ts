import type { Keyword } from '../listening/keywords/keyword.ts';
import type { WordList } from '../listening/keywords/word-list.ts';
import type { AuditRow, BackFill } from './rows.ts';

export interface WordListStore {
  /** By name. */
  wordLists(workspaceId: string): Promise<WordList[]>;
  /** Of all workspaces. */
  allWordLists(): Promise<WordList[]>;
  /** A list as it is now, and that the stored past of the keywords that name it is to be matched again. */
  saveWordList(list: WordList, fills: readonly BackFill[], audit: AuditRow): Promise<void>;
  /** The list under another name, and its keywords with queries that name it so. */
  renameWordList(
    list: WordList,
    former: string,
    keywords: readonly Keyword[],
    audit: AuditRow,
  ): Promise<void>;
  removeWordList(workspaceId: string, name: string, audit: AuditRow): Promise<void>;
}
