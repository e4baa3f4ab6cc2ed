import type { Mention, Post } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, MentionView, Message } from '../message.ts';
import { mentionSubject } from '../subject.ts';
import { shownAuthor } from './author-name.ts';
import { engagementWords } from './engagement.ts';
import { excerptOf } from './excerpt.ts';
import { shownLabel } from './label-name.ts';
import { EXCERPT, placeOf, ratingWords, titleBeside, whenOf } from './posts.ts';

/** Each new mention, one by one, for channels that subscribe to every mention. */
export function mentionMessage(
  mention: Mention,
  keyword: { id: string; name: string },
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const view = mentionView(mention, keyword.id, now, words, formatOf(locale));
  const name = oneLine(keyword.name, 80);
  return {
    language: locale.language,
    summary: words.mentions.summary(
      name,
      view.label === null ? null : shownLabel(view, words),
      view.source,
      oneLine(view.title ?? view.excerpt, 120),
    ),
    mood: 'plain',
    elements: [
      { kind: 'note', text: words.mentions.heading(name) },
      { kind: 'mention', mention: view },
      {
        kind: 'buttons',
        buttons: [{ label: words.mentions.why, verb: 'why', args: { target: mention.post.url } }],
        links: [{ label: words.mentions.open, to: mention.post.url }],
      },
    ],
    subject: mentionSubject(mention, keyword),
  };
}

/**
 * The first sync of a feed or a source: one proof that it works, instead of everything it has ever published.
 * @param name as people know it: the feed's title
 */
export function connectedMessage(name: string, latest: Post | null, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const { connected, connectedEmpty, connectedNote } = words.mentions;
  const shown = oneLine(name, 80);
  const summary = latest ? connected(shown) : connectedEmpty(shown);
  const elements: Element[] = [{ kind: 'text', text: summary }];
  if (latest) {
    const view = postView(latest, undefined, [], now, words, formatOf(locale));
    elements.push({ kind: 'mention', mention: view }, { kind: 'note', text: connectedNote });
  }
  return { language: locale.language, summary, mood: 'good', elements };
}

/** Stored mentions found by words, for people who have no link at hand. */
export function foundMentions(
  typed: string,
  found: readonly Mention[],
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const shown = oneLine(typed, 80);
  const title = found.length === 0 ? words.mentions.foundNone(shown) : words.mentions.found(shown);
  const elements: Element[] = [{ kind: 'text', text: [{ bold: title }] }];
  for (const mention of found) {
    elements.push({ kind: 'mention', mention: mentionView(mention, null, now, words, format) });
    elements.push({
      kind: 'buttons',
      buttons: [{ label: words.mentions.why, verb: 'why', args: { target: mention.post.url } }],
    });
  }
  return { language: locale.language, summary: title, mood: 'plain', elements };
}

/** A mention as a card. @param keywordId whose terms are highlighted and whose sentiment is shown; null = the first */
export function mentionView(
  mention: Mention,
  keywordId: string | null,
  near: Millis,
  words: Copy,
  format: Format,
): MentionView {
  const hit = mention.hits.find((hit) => keywordId === null || hit.keywordId === keywordId);
  const view = postView(mention.post, hit?.sentiment.label ?? null, hit?.terms ?? [], near, words, format);
  return { ...view, post: { mention: mention.id, keyword: keywordId } };
}

/** A post that may be no mention. @param label null = not judged; undefined = nobody was to judge it */
export function postView(
  post: Post,
  label: MentionView['label'],
  terms: Mention['hits'][number]['terms'],
  near: Millis,
  words: Copy,
  format: Format,
): MentionView {
  const shown = excerptOf(post.text, terms, EXCERPT);
  return {
    title: titleBeside(post.title, shown.excerpt),
    ...shown,
    url: post.url,
    source: placeOf(post, words),
    author: shownAuthor(post.author?.name ?? null),
    when: whenOf(post, near, words, format),
    label,
    note: noteOf(post, words, format),
  };
}

function noteOf(post: Post, words: Copy, format: Format): string | null {
  const parts = engagementWords(
    { counts: post.counts, followers: post.author?.followers ?? null },
    words,
    format,
  );
  if (post.rating) parts.unshift(ratingWords(post.rating, words));
  return parts.length > 0 ? parts.join(', ') : null;
}
