import type { Person } from '../listening/channel.ts';
import type { Mention } from '../listening/mentions/mention.ts';
import type { Millis } from '../listening/time.ts';
import type { AuditRow } from './rows.ts';

/** What somebody said of a theme of a keyword. */
export interface ThemeMark {
  /** Of the theme. */
  key: string;
  /** null = it is no theme. */
  name: string | null;
  /** What it was called when it was marked. */
  shown: string;
  person: Person;
  at: Millis;
}

/** What themes are read from, and what people make of them (store/sample.ts, store/theme-marks.ts). */
export interface ThemeStore {
  /**
   * Mentions of a period with their text, chosen evenly from all of it: the same ones whenever it is read, as far as they
   * are still there.
   * @param part 0..1, of all; a smaller part is a part of the larger one
   * @param upTo the newest row that counts
   */
  sample(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
    chosen: { part: number; upTo?: number },
  ): Promise<Mention[]>;
  /** Of a keyword, oldest first. */
  themeMarks(workspaceId: string, keywordId: string): Promise<ThemeMark[]>;
  /** In place of what was said of the theme before. */
  markTheme(workspaceId: string, keywordId: string, mark: ThemeMark, audit: AuditRow): Promise<void>;
  /**
   * The mark that was set at that moment goes, and what it replaced comes back.
   * @returns the key of its theme; null when it does not stand any more
   */
  takeBackThemeMark(
    workspaceId: string,
    keywordId: string,
    at: Millis,
    audit: AuditRow,
  ): Promise<string | null>;
  /** Rises whenever people have marked a theme. */
  themesVersion(): number;
}
