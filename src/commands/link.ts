import { randomInt } from 'node:crypto';
import { UserError } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import type { Workspace } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, HOUR, MINUTE } from '../listening/time.ts';
import { linkHere, linkJoined, linkOffer, linkQuestion } from '../messages/settings/link.ts';
import { cardsOf } from '../services/alerts/act-on-alert.ts';
import { alertDeliveries } from '../services/alerts/notify-alert.ts';
import { type CommandContext, defineCommand, type Reply } from './command.ts';
import { given, privately } from './context.ts';

const VALID_FOR = 15 * MINUTE;
/** Without letters and digits that look alike when read aloud or retyped. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;
/** As long as series are kept. */
const COUNTED = 390 * DAY;

/** Joins a company's Slack and its community's Discord: one set of keywords, alerts and triage. */
export const link = defineCommand({
  verb: 'link',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [
    { name: 'target', kind: 'text', positional: true, max: 40 },
    { name: 'yes', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const code = given<string>(values, 'target')?.toUpperCase();
    if (code === undefined) {
      const offer = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      await store.offerLink(workspace.id, offer, now + VALID_FOR);
      return privately(linkOffer(offer, now + VALID_FOR, now, locale));
    }
    const offered = await store.linkOfferedBy(code, now);
    if (!offered) throw new UserError('link-code', { argument: 'target' });
    if (offered.id === workspace.id) return privately(linkHere(locale));
    if (given<boolean>(values, 'yes')) return join(context, code, offered);
    return (await question(context, code, offered)) ?? join(context, code, offered);
  },
});

/** A place that has listened to something is told what happens to it; a new one has nothing to lose. */
async function question(
  { store, workspace, invocation, now, locale }: CommandContext,
  code: string,
  offered: Workspace,
): Promise<Reply | null> {
  const keywords = await store.keywords(workspace.id);
  if (keywords.length === 0 && (await store.alerts(workspace.id, { limit: 1 })).length === 0) return null;
  const until = Math.ceil(now / HOUR) * HOUR;
  const totals = await store.totals(
    workspace.id,
    keywords.map(({ id }) => id),
    until - COUNTED,
    until,
  );
  const { platform, home } = invocation.home;
  const others = (await store.homes(workspace.id)).some(
    (one) => one.platform !== platform || one.home !== home,
  );
  const joining = {
    workspace: offered.name,
    former: others ? workspace.name : null,
    collected: totals.reduce((sum, { total }) => sum + total, 0),
  };
  return privately(linkQuestion(code, joining, locale));
}

async function join(context: CommandContext, code: string, offered: Workspace): Promise<Reply> {
  const { store, workspace, invocation, person, services, now, locale } = context;
  const before = await store.alerts(workspace.id, { open: true });
  const joined = await store.redeemLink(code, invocation.home, invocation.homeName, now, {
    workspaceId: offered.id,
    at: now,
    person,
    act: 'link',
    subject: offered.id,
    detail: invocation.homeName,
  });
  if (!joined) throw new UserError('link-code', { argument: 'target' });
  services.wake();
  const moved = (await store.alerts(joined.id, { open: true })).filter(({ id }) =>
    before.some((one) => one.id === id),
  );
  const keywords = await store.keywords(joined.id);
  for (const alert of moved) await showNumber(context, alert, keywords);
  const renumbered = moved
    .map(({ id, number }) => ({ before: before.find((one) => one.id === id)!.number, after: number }))
    .filter((one) => one.before !== one.after)
    .sort((one, other) => one.after - other.after);
  return privately(linkJoined(joined.name, renumbered, locale));
}

/** The cards of an alert that came along show its new number. */
async function showNumber(
  { store, now }: CommandContext,
  alert: Alert,
  keywords: readonly Keyword[],
): Promise<void> {
  const keyword = keywords.find(({ id }) => id === alert.keywordId);
  if (!keyword) return;
  const edits = alertDeliveries({
    what: 'acted',
    alert,
    keyword,
    channels: await store.channels(alert.workspaceId),
    now,
    lines: [],
    cardsIn: await cardsOf(store, alert),
  });
  await store.commitAct([], [], edits);
}
