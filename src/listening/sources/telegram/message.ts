import type { RawPost } from '../../mentions/mention.ts';
import { type Fields, fieldsOf, httpOf, listOf, mediaOf, numberOf, textOf } from '../shared/fields.ts';

/** The channel of a message, as people and links name it. */
export interface Channel {
  id: string;
  /** Without `@`; null for a private channel. */
  username: string | null;
  title: string;
}

/** @returns null when the message was not written in a channel */
export function channelOf(message: Fields): Channel | null {
  const { id, type, username, title } = fieldsOf(message.chat);
  if (type !== 'channel' || typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  const name = textOf(username);
  return {
    id: String(id),
    username: name && /^\w{1,64}$/.test(name) ? name : null,
    title: textOf(title) ?? name ?? String(id),
  };
}

/** A post of a channel (core.telegram.org/bots/api#message): its text, the caption of its picture, or its poll. */
export function postOf(message: Fields, channel: Channel): RawPost | null {
  const id = message.message_id;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return null;
  const text = textOf(message.text) ?? textOf(message.caption) ?? pollOf(fieldsOf(message.poll));
  if (!text) return null;
  const published = numberOf(message.date);
  const edited = numberOf(message.edit_date);
  const links = linksOf(message);
  const tags = hashtagsOf(message, text);
  const original = originOf(fieldsOf(message.forward_origin));
  const place = channel.username ?? `c/${channel.id.replace(/^-100/, '')}`;
  return {
    source: 'telegram',
    extId: `${channel.id}:${id}`,
    kind: 'post',
    url: `https://t.me/${place}/${id}`,
    text,
    publishedAt: published === null ? null : published * 1000,
    outlet: channel.title,
    author: {
      id: channel.id,
      name: channel.title,
      ...(channel.username ? { handle: channel.username } : {}),
      ...(channel.username ? { url: `https://t.me/${channel.username}` } : {}),
    },
    ...(message.forward_origin !== undefined
      ? { form: 'repost' as const }
      : typeof message.quote === 'object' || typeof message.external_reply === 'object'
        ? { form: 'quote' as const }
        : typeof message.reply_to_message === 'object'
          ? { form: 'reply' as const }
          : {}),
    ...mediaOf({
      image: (listOf(message.photo) ?? []).length > 0,
      video: [message.video, message.video_note, message.animation].some((film) => typeof film === 'object'),
    }),
    ...(edited === null ? {} : { editedAt: edited * 1000 }),
    ...(links.length > 0 ? { links } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(original ? { originalUrl: original } : {}),
  };
}

function pollOf({ question, options }: Fields): string | undefined {
  const asked = textOf(question);
  const answers = (listOf(options) ?? []).flatMap(({ text }) => textOf(text) ?? []);
  return asked && [asked, ...answers].join('\n');
}

/** Links behind words; those written out are found in the text. */
function linksOf(message: Fields): string[] {
  return entitiesOf(message).flatMap(({ type, url }) => (type === 'text_link' ? (httpOf(url) ?? []) : []));
}

/** Offsets count UTF-16 units, as strings do. */
function hashtagsOf(message: Fields, text: string): string[] {
  return entitiesOf(message).flatMap(({ type, offset, length }) =>
    type === 'hashtag' && typeof offset === 'number' && typeof length === 'number'
      ? text.slice(offset, offset + length).replace(/^#/, '')
      : [],
  );
}

function entitiesOf({ entities, caption_entities }: Fields): Fields[] {
  return listOf(entities) ?? listOf(caption_entities) ?? [];
}

/** Where a forwarded post of a public channel stands. */
function originOf({ type, chat, message_id }: Fields): string | null {
  const { username } = fieldsOf(chat);
  if (type !== 'channel' || typeof username !== 'string' || !/^\w{1,64}$/.test(username)) return null;
  return typeof message_id === 'number' ? `https://t.me/${username}/${message_id}` : null;
}
