import { createHash } from 'node:crypto';
import { type APIThreadChannel, ChannelFlags, type Client, Routes } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import type { TriageState } from '../../listening/alerts/alert.ts';
import type { ChannelRef, Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import type { SentRef } from '../platform.ts';
import type { MessageRequest } from './body.ts';
import type { Purpose } from './failures.ts';
import { MAX_TAG_NAME, MAX_TAGS_OF_FORUM, MAX_TAGS_OF_POST, THREAD_ARCHIVE_MINUTES } from './limits.ts';

export interface ForumParts {
  client: Client;
  /** @throws DeliveryError */
  ask<T>(purpose: Purpose, request: () => Promise<unknown>): Promise<T>;
}

interface Tag {
  id: string;
  name: string;
  moderated?: boolean;
}

interface Forum {
  id: string;
  flags?: number;
  available_tags?: Tag[];
}

const STATES: readonly TriageState[] = ['new', 'claimed', 'snoozed', 'resolved', 'dismissed'];
/** Posts of the same name that are looked into for one that was sent without our knowing. */
const LOOKED_INTO = 5;

/** A message in a forum is a post of its own: a thread whose id is its first message's, with tags for its state. */
export function createForums({ client, ask }: ForumParts) {
  const forumOf = (id: string) => ask<Forum>('message', () => client.rest.get(Routes.channel(id)));

  /** The tags of the states, made when they are missing and the bot may (Manage Channels). */
  const madeTags = async (forum: Forum, language: Language): Promise<readonly Tag[]> => {
    const there = forum.available_tags ?? [];
    const missing = STATES.filter((state) => !tagFor(there, state));
    if (missing.length === 0 || there.length + missing.length > MAX_TAGS_OF_FORUM) return there;
    const made = missing.map((state) => ({ name: tagName(state, language) }));
    const body = { available_tags: [...there, ...made] };
    const after = await allowed(
      ask<Forum>('message', () => client.rest.patch(Routes.channel(forum.id), { body })),
    );
    return after?.available_tags ?? there;
  };

  /** The post that an earlier try of this delivery made although its answer was lost; there is no other trace of it. */
  const postedBefore = async (to: ChannelRef, name: string, mark: number): Promise<string | null> => {
    const { threads } = await ask<{ threads: APIThreadChannel[] }>('message', () =>
      client.rest.get(Routes.guildActiveThreads(to.home)),
    );
    const alike = threads
      .filter(
        (thread) =>
          thread.parent_id === to.channel && thread.owner_id === client.user?.id && thread.name === name,
      )
      .slice(0, LOOKED_INTO);
    for (const { id } of alike) {
      const first = await present(
        ask<{ components?: { id?: number }[] }>('message', () =>
          client.rest.get(Routes.channelMessage(id, id)),
        ),
      );
      if (first?.components?.[0]?.id === mark) return id;
    }
    return null;
  };

  return {
    /** @param state of the alert whose card it is */
    post: async (
      to: ChannelRef,
      { body, files }: MessageRequest,
      about: { name: string; state: TriageState | undefined; language: Language; key: string },
    ): Promise<SentRef> => {
      const mark = markOf(about.key);
      const known = await postedBefore(to, about.name, mark);
      if (known !== null) return { channel: { ...to, thread: known }, id: known };
      const forum = await forumOf(to.channel);
      const tags = about.state ? await madeTags(forum, about.language) : (forum.available_tags ?? []);
      const tag =
        (about.state && tagFor(tags, about.state)) ??
        (requiresTag(forum) ? tags.find(({ moderated }) => moderated !== true) : undefined);
      const [container, ...rest] = body.components as Record<string, unknown>[];
      const made = await ask<{ id: string }>('message', () =>
        client.rest.post(Routes.threads(to.channel), {
          body: {
            name: about.name,
            auto_archive_duration: THREAD_ARCHIVE_MINUTES,
            ...(tag ? { applied_tags: [tag.id] } : {}),
            message: { ...body, components: [{ ...container, id: mark }, ...rest] },
          },
          files,
        }),
      );
      return { channel: { ...to, thread: made.id }, id: made.id };
    },

    /** Gives a post the tag of its new state; tags that people gave it stay. Without the permission nothing happens. */
    retag: async ({ channel }: SentRef, state: TriageState): Promise<void> => {
      const post = await present(
        ask<APIThreadChannel>('edit', () => client.rest.get(Routes.channel(channel.thread!))),
      );
      const { available_tags: tags = [] } = await forumOf(channel.channel);
      const tag = tagFor(tags, state);
      if (!tag || !post) return;
      const before = post.applied_tags ?? [];
      const others = before.filter((id) => !STATES.some((known) => tagFor(tags, known)?.id === id));
      const after = [...others.slice(0, MAX_TAGS_OF_POST - 1), tag.id];
      if (after.join() === before.join()) return;
      // An archived post takes no change but together with being opened.
      const body = { archived: false, applied_tags: after };
      await allowed(ask('edit', () => client.rest.patch(Routes.channel(channel.thread!), { body })));
    },
  };
}

/** Tells a post of ours by its container's id, 1 to 2^31 - 1: a new post of a forum has no nonce (resources/channel). */
function markOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) >>> 1 || 1;
}

/** A state's tag, in whatever language its forum has it. */
function tagFor(tags: readonly Tag[], state: TriageState): Tag | undefined {
  const names = languageTags.map((language) => tagName(state, language).toLowerCase());
  return tags.find(({ name }) => names.includes(name.trim().toLowerCase()));
}

function tagName(state: TriageState, language: Language): string {
  const word = copyOf(language).triage.states[state].toLowerCase();
  return (word.charAt(0).toUpperCase() + word.slice(1)).slice(0, MAX_TAG_NAME);
}

function requiresTag({ flags }: Forum): boolean {
  return ((flags ?? 0) & ChannelFlags.RequireTag) !== 0;
}

/** null when the bot lacks the permission. */
function allowed<T>(work: Promise<T>): Promise<T | null> {
  return unless(work, ['not-allowed']);
}

/** null when it does not exist any more. */
function present<T>(work: Promise<T>): Promise<T | null> {
  return unless(work, ['no-channel', 'no-message']);
}

async function unless<T>(work: Promise<T>, kinds: readonly string[]): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DeliveryError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
