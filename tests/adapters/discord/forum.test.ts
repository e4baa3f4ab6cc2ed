import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/config/errors.ts';
import type { Alert, TriageState } from '../../../src/listening/alerts/alert.ts';
import { alertCard } from '../../../src/messages/alerts/alert.ts';
import { newWorld } from '../../commands/harness.ts';
import { FORUM, GUILD } from '../../fakes/discord/people.ts';
import { textOf } from '../../fakes/discord/server.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot((await newWorld()).router);
});
afterEach(() => bot.stop());

const to = { platform: 'discord', home: GUILD, channel: FORUM } as const;
const card = (state: TriageState, language: 'en' | 'fr' = 'en', part: Partial<Alert> = {}) => {
  const alert = sampleAlert(part);
  return alertCard({ ...alert, triage: { ...alert.triage, state } }, 'Kestrelbox', {
    language,
    timeZone: 'Europe/Paris',
  });
};
const forum = () =>
  bot.discord.channels.get(FORUM)! as { available_tags: { id: string; name: string }[]; flags: number };
const withTags = (...names: string[]) => {
  forum().available_tags = names.map((name, nth) => ({ id: `97000000000000000${nth}`, name }));
};
const tagsOf = (post: string): string[] =>
  (bot.discord.channels.get(post)!.applied_tags as string[]).map(
    (id) => forum().available_tags.find((tag) => tag.id === id)!.name,
  );
const posts = () => [...bot.discord.channels.values()].filter(({ parent_id }) => parent_id === FORUM);

describe('an alert in a forum', () => {
  test('is a post named by its heading, with a tag that follows its state', async () => {
    bot.discord.manages = true;
    withTags('Firmware');
    const sent = await bot.platform.send(to, card('new'), 'k1');
    expect(forum().available_tags.map(({ name }) => name)).toEqual([
      'Firmware',
      'New',
      'Claimed',
      'Snoozed',
      'Resolved',
      'Dismissed',
    ]);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]!.name).toContain('Kestrelbox');
    expect(tagsOf(sent.id)).toEqual(['New']);
    // A tag that somebody put there stays.
    (bot.discord.channels.get(sent.id)!.applied_tags as string[]).push(forum().available_tags[0]!.id);
    for (const [state, tag] of [
      ['claimed', 'Claimed'],
      ['snoozed', 'Snoozed'],
      ['resolved', 'Resolved'],
      ['dismissed', 'Dismissed'],
    ] as const) {
      await bot.platform.update(sent, card(state));
      expect(tagsOf(sent.id)).toEqual(['Firmware', tag]);
    }
    expect(textOf(bot.discord.messages.get(sent.id)!)).toContain('DISMISSED');
  });

  test('uses tags that people made, in either language; without the permission it makes none', async () => {
    withTags('claimed', 'NOUVELLE');
    const sent = await bot.platform.send(to, card('new', 'fr'), 'k1');
    expect(tagsOf(sent.id)).toEqual(['NOUVELLE']);
    bot.discord.manages = false;
    await bot.platform.update(sent, card('claimed', 'fr'));
    expect(forum().available_tags).toHaveLength(2);
    expect(tagsOf(sent.id)).toEqual(['NOUVELLE']);
    bot.discord.manages = true;
    await bot.platform.update(sent, card('claimed', 'fr'));
    expect(tagsOf(sent.id)).toEqual(['claimed']);
    const bare = await startBot((await newWorld()).router);
    const untagged = await bare.platform.send(to, card('new'), 'k2');
    await bare.platform.update(untagged, card('claimed'));
    expect(bare.discord.channels.get(untagged.id)!.applied_tags).toEqual([]);
    await bare.stop();
  });

  test('gets the first open tag where the forum requires one', async () => {
    withTags('Support');
    forum().flags = 1 << 4;
    expect(tagsOf((await bot.platform.send(to, card('new'), 'k1')).id)).toEqual(['Support']);
  });

  test('whose answer was lost is found by the next try, not posted again; another alert of the same name is', async () => {
    bot.discord.faults.push({ match: /POST .*\/threads$/, times: 1, what: 'lost' });
    const lost = await bot.platform.send(to, card('new'), 'k1').catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(DeliveryError);
    const sent = await bot.platform.send(to, card('new'), 'k1');
    expect(posts().map(({ id }) => id)).toEqual([sent.id]);
    const other = await bot.platform.send(to, card('new'), 'k2');
    expect(posts().map(({ id }) => id)).toEqual([sent.id, other.id]);
    await bot.platform.update(sent, card('claimed'));
    expect(textOf(bot.discord.messages.get(sent.id)!)).toContain('CLAIMED');
  });

  test('that was archived is opened for its edits; one that was deleted is a deleted message', async () => {
    const sent = await bot.platform.send(to, card('new'), 'k1');
    bot.discord.forbidden.set(sent.id, 50_083);
    await bot.platform.update(sent, card('resolved'));
    expect(textOf(bot.discord.messages.get(sent.id)!)).toContain('RESOLVED');
    bot.discord.channels.delete(sent.id);
    for (const work of [
      bot.platform.update(sent, card('claimed')),
      bot.platform.send(sent.channel, card('claimed'), 'k2'),
    ])
      await expect(work).rejects.toMatchObject({ kind: 'no-message' });
  });
});
