import {
  type APIMessage,
  type APIThreadChannel,
  ChannelFlags,
  type Client,
  type REST,
  Routes,
} from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import type { TriageState } from '../../listening/alerts/alert.ts';
import type { ChannelRef, Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import type { SentRef } from '../platform.ts';
import type { MessageRequest } from './body.ts';
import type { Purpose } from './failures.ts';
import { MAX_TAG_NAME, MAX_TAGS_OF_FORUM, MAX_TAGS_OF_POST, THREAD_ARCHIVE_MINUTES } from './limits.ts';
import { marked, withMark } from './marks.ts';
import { holdsIn } from './permissions.ts';
import { orPlainer } from './plainer.ts';

export interface ForumParts {
  rest: REST;
  client(): Client;
  /** @throws DeliveryError */
  ask<T>(purpose: Purpose, request: () => Promise<unknown>, channel?: string): Promise<T>;
  /** A post was refused and is sent as plain text. */
  onPlain(): void;
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
export function createForums({ rest, client, ask, onPlain }: ForumParts) {
  const forumOf = (id: string) => ask<Forum>('message', () => rest.get(Routes.channel(id)), id);

  /** The tags of the states, made when they are missing and the bot may (Manage Channels). A post goes out without them. */
  const madeTags = async (forum: Forum, language: Language): Promise<readonly Tag[]> => {
    const there = forum.available_tags ?? [];
    const missing = STATES.filter((state) => !tagFor(there, state));
    if (missing.length === 0 || there.length + missing.length > MAX_TAGS_OF_FORUM) return there;
    const made = missing.map((state) => ({ name: tagName(state, language) }));
    const body = { available_tags: [...there, ...made] };
    const after = await possible(
      ask<Forum>('message', () => rest.patch(Routes.channel(forum.id), { body }), forum.id),
    );
    return after?.available_tags ?? there;
  };

  /** Tags that the bot may put on a post: those for moderators with Manage Threads only. */
  const allowedTags = (forum: string, tags: readonly Tag[]): readonly Tag[] =>
    holdsIn(client(), forum, 'ManageThreads') ? tags : tags.filter(({ moderated }) => moderated !== true);

  /** The post that an earlier try of this delivery made although its answer was lost; there is no other trace of it. */
  const postedBefore = async (to: ChannelRef, name: string, mark: number): Promise<string | null> => {
    const { threads } = await ask<{ threads: APIThreadChannel[] }>('message', () =>
      rest.get(Routes.guildActiveThreads(to.home)),
    );
    const self = client().user?.id;
    const alike = threads
      .filter(
        ({ parent_id, owner_id, name: own }) =>
          parent_id === to.channel && own === name && (self === undefined || owner_id === self),
      )
      .slice(0, LOOKED_INTO);
    for (const { id } of alike) {
      // Without Read Message History nothing can be looked into, and a lost answer may make a second post.
      const first = await unless(
        ask<APIMessage>('history', () => rest.get(Routes.channelMessage(id, id)), to.channel),
        ['no-channel', 'no-message', 'not-allowed'],
      );
      if (first && withMark([first], mark, self)) return id;
    }
    return null;
  };

  return {
    /** @param state of the alert whose card it is */
    post: async (
      to: ChannelRef,
      { body, files, mark, maybeSent }: MessageRequest & { mark: number; maybeSent: boolean },
      about: { name: string; state: TriageState | undefined; language: Language },
    ): Promise<SentRef> => {
      const known = maybeSent ? await postedBefore(to, about.name, mark) : null;
      if (known !== null) return { channel: { ...to, thread: known }, id: known };
      const forum = await forumOf(to.channel);
      const made = about.state ? await madeTags(forum, about.language) : (forum.available_tags ?? []);
      const tags = allowedTags(forum.id, made);
      const tag =
        (about.state && tagFor(tags, about.state)) ??
        (requiresTag(forum) ? (tags.find(({ moderated }) => moderated !== true) ?? tags[0]) : undefined);
      const posted = await orPlainer(
        { body: marked(body, mark), files },
        (form) =>
          ask<{ id: string }>(
            'post',
            () =>
              rest.post(Routes.threads(to.channel), {
                body: {
                  name: about.name,
                  auto_archive_duration: THREAD_ARCHIVE_MINUTES,
                  ...(tag ? { applied_tags: [tag.id] } : {}),
                  message: form.body,
                },
                files: form.files,
              }),
            to.channel,
          ),
        onPlain,
      );
      return { channel: { ...to, thread: posted.id }, id: posted.id };
    },

    /** Gives a post the tag of its new state; tags that people gave it stay. Without the permission nothing happens. */
    retag: async ({ channel }: SentRef, state: TriageState): Promise<void> => {
      const post = await possible(
        ask<APIThreadChannel>('edit', () => rest.get(Routes.channel(channel.thread!))),
      );
      const forum = await possible(forumOf(channel.channel));
      if (!post || !forum) return;
      const tags = forum.available_tags ?? [];
      const tag = tagFor(allowedTags(forum.id, tags), state);
      if (!tag) return;
      const before = post.applied_tags ?? [];
      const others = before.filter((id) => !STATES.some((known) => tagFor(tags, known)?.id === id));
      const after = [...others.slice(0, MAX_TAGS_OF_POST - 1), tag.id];
      if (after.join() === before.join()) return;
      // An archived post takes no change but together with being opened.
      const body = { archived: false, applied_tags: after };
      await possible(ask('edit', () => rest.patch(Routes.channel(channel.thread!), { body })));
    },
  };
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

/** null when it could not be done, whatever the reason: tags adorn a card, which is there without them. */
function possible<T>(work: Promise<T>): Promise<T | null> {
  return unless(work, null);
}

/** null for a failure of one of these kinds; of any kind, when none are named. */
async function unless<T>(work: Promise<T>, kinds: readonly string[] | null): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DeliveryError && (kinds === null || kinds.includes(error.kind))) return null;
    throw error;
  }
}
