import { samePerson } from '../../listening/alerts/triage.ts';
import type { Mark } from '../../listening/mentions/marks.ts';
import type { AuditRow, MarkChange, Mute, RejudgedHit, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { saidMark } from './mark-mention.ts';
import { beginMutes, endMutes } from './mute.ts';

/** The audit's name of taking back an act about a post. */
const UNDO = 'undo';
const MUTES: readonly string[] = ['mute', 'exclude'];
const UNMUTES: readonly string[] = ['unmute', 'include'];
const ACTS: readonly string[] = [
  ...['mark', 'restore', 'tag', 'untag', 'star', 'unstar'],
  ...MUTES,
  ...UNMUTES,
];
/** What followed from how an alert was closed, as the audit calls it; the subject is the alert. */
export const LEARNED = 'learn';
export const JOINED = 'join-stories';
const OUTCOMES: readonly string[] = [LEARNED, JOINED];
/** What people said of a theme; the subject is its keyword. */
export const THEME_ACTS = { rename: 'rename-theme', hide: 'hide-theme', show: 'show-theme' } as const;
const THEMES: readonly string[] = Object.values(THEME_ACTS);

/** Whether an act is about a post, as the audit calls it: its subject is the id of a mention then. */
export function isMentionAct(act: string): boolean {
  return act === UNDO || ACTS.includes(act);
}

/** Whether it is taken back by `undoMentionAct`. */
export function changesMentions(act: string): boolean {
  return isMentionAct(act) || OUTCOMES.includes(act) || THEMES.includes(act);
}

/** What came of taking back an act about a post. */
export interface UndoneAct {
  act: string;
  /** The tag, or what was muted; null of others. */
  detail: string | null;
  rejudged: RejudgedHit[];
}

/** The latest of these acts of one person that was not taken back. @param acts newest first */
export function latestStanding(acts: readonly AuditRow[]): AuditRow | null {
  const undone: string[] = [];
  for (const row of acts) {
    if (row.act === UNDO) undone.push(`${row.subject} ${row.detail}`);
    else {
      const at = undone.indexOf(`${row.subject} ${nameOf(row)}`);
      if (at === -1) return row;
      undone.splice(at, 1);
    }
  }
  return null;
}

/** Takes back an act about a post. @returns null when it is none, or something else stands in its place by now */
export async function undoMentionAct(store: Store, actor: Actor, row: AuditRow): Promise<UndoneAct | null> {
  if (!changesMentions(row.act) || row.act === UNDO) return null;
  const { act, subject, detail } = row;
  const audit = auditRow(actor, UNDO, subject, nameOf(row));
  const undone = (rejudged: RejudgedHit[] = []): UndoneAct => ({ act, detail, rejudged });
  switch (act) {
    case 'mark':
    case 'restore': {
      const marks = await store.marks(actor.workspaceId, subject);
      const rejudged = await takeBack(store, actor, row, marks, audit);
      return rejudged.length > 0 ? undone(rejudged) : null;
    }
    case LEARNED: {
      const alert = await store.alert(actor.workspaceId, subject);
      const marks = alert ? await store.marksAt(actor.workspaceId, alert.keywordId, row.at) : [];
      const rejudged = await takeBack(store, actor, row, marks, audit);
      return rejudged.length > 0 ? undone(rejudged) : null;
    }
    case JOINED:
      return (await store.splitStories(actor.workspaceId, row.at, audit)) > 0 ? undone() : null;
    case THEME_ACTS.rename:
    case THEME_ACTS.hide: {
      const key = await store.takeBackThemeMark(actor.workspaceId, subject, row.at, audit);
      return key === null ? null : undone();
    }
    case THEME_ACTS.show: {
      const key = detail ?? '';
      const marks = await store.themeMarks(actor.workspaceId, subject);
      if (key === '' || marks.some((mark) => mark.key === key && mark.name === null)) return null;
      const hidden = { key, name: null, shown: key, person: actor.person, at: actor.now };
      await store.markTheme(actor.workspaceId, subject, hidden, audit);
      return undone();
    }
    case 'mute':
    case 'exclude':
    case 'unmute':
    case 'include': {
      const change = MUTES.includes(act) ? endMutes : beginMutes;
      const { mutes, rejudged } = await change(store, actor, await mutesOf(store, actor, row), audit);
      return mutes.length > 0 ? undone(rejudged) : null;
    }
    default: {
      const what = act.endsWith('tag') ? 'tag' : 'star';
      const flag = { what, value: detail ?? '', person: actor.person, at: actor.now } as const;
      const changed = await store.setFlag(actor.workspaceId, subject, flag, act.startsWith('un'), audit);
      return changed ? undone() : null;
    }
  }
}

/** Of these marks, those that the act set. */
async function takeBack(
  store: Store,
  { workspaceId, now }: Actor,
  { act, at, person, detail }: AuditRow,
  marks: readonly Mark[],
  audit: AuditRow,
): Promise<RejudgedHit[]> {
  const own = marks.filter(
    (mark) =>
      mark.at === at &&
      typeof person !== 'string' &&
      samePerson(mark.person, person) &&
      // Another act of the same moment is not taken back along with it.
      (act === LEARNED || saidMark(detail, mark)),
  );
  const changes = own.map(
    ({ mentionId, keywordId, what, person: by }): MarkChange => ({
      mentionId,
      keywordId,
      person: by,
      what,
      takeBack: at,
    }),
  );
  return store.rejudge(workspaceId, [], [audit], changes, now);
}

/** The mutes that an act began or ended. */
async function mutesOf(store: Store, { workspaceId }: Actor, { act, at }: AuditRow): Promise<Mute[]> {
  if (UNMUTES.includes(act)) return store.mutesEnded(workspaceId, at);
  return (await store.mutes(workspaceId)).filter((mute) => mute.at === at);
}

/** How an act is named where it is taken back. */
function nameOf({ act, detail }: AuditRow): string {
  return [act, ...(detail === null ? [] : [detail])].join(' ');
}
