import type { Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { shownAuthor } from './author-name.ts';
import { labelName } from './label-name.ts';
import { mentionView } from './mentions.ts';
import { titleBeside } from './posts.ts';

/** Of the text that one reads before one answers it. */
const QUOTED = 1_500;
/** Of the text in the line that one pastes. */
const IN_LINE = 240;

/** A post as one needs it to answer it or to hand it on: its text, where it stands, whose it is, and a line to paste. */
export function copyMessage(
  mention: Mention,
  keywordNames: readonly { id: string; name: string }[],
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { copy } = words.posts;
  const view = mentionView(mention, null, now, words, format);
  const author = shownAuthor(mention.post.author?.name ?? null) ?? words.units.unknownAuthor;
  const profile = mention.post.author?.url ?? null;
  const moods = keywordNames.flatMap(({ id, name }) => {
    const hit = mention.hits.find(({ keywordId }) => keywordId === id);
    return hit ? [copy.mood(labelName(hit.sentiment.label, words), oneLine(name, 60))] : [];
  });
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: copy.title }] },
    {
      kind: 'mention',
      mention: { ...view, excerpt: oneLine(mention.post.text, QUOTED), highlights: [] },
    },
    {
      kind: 'facts',
      facts: [
        { name: copy.address, value: [{ link: mention.post.url, text: oneLine(mention.post.url, 200) }] },
        { name: copy.author, value: profile === null ? author : [{ link: profile, text: author }] },
        { name: copy.moodName, value: format.list(moods) },
      ],
    },
    { kind: 'text', text: copy.line },
    { kind: 'text', text: [{ code: lineOf(mention, author, view.source, words, format) }] },
  ];
  return { language: locale.language, summary: copy.title, mood: 'plain', elements };
}

/** One line for a ticket or a colleague. Whoever pastes it calls nobody: signs that would are written apart. */
function lineOf(
  { post }: Mention,
  author: string,
  source: string,
  { posts, units }: Copy,
  format: Format,
): string {
  const title = titleBeside(post.title, post.text);
  const whole =
    title === null ? post.text : `${title}${/[\p{P}\p{S}]$/u.test(title) ? '' : '.'} ${post.text}`;
  // Cut between words.
  const text = oneLine(whole, IN_LINE).replace(/\s\S{1,20}…$/, '…');
  const calm = (foreign: string) => foreign.replace(/@(?=[\p{L}\p{N}_&!])/gu, '＠').replace(/[`<>]/g, '');
  const when = post.timeBy === 'unknown' ? null : format.day(post.publishedAt);
  const address = post.url.replace(/@(?=everyone|here|channel)/gi, '%40');
  return posts.copy.pasted(units.quote(calm(text)), calm(author), calm(source), when, address);
}
