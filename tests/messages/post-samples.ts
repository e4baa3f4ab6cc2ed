import type { Mark } from '../../src/listening/mentions/marks.ts';
import type { Hit } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Locale } from '../../src/messages/locale.ts';
import { copyMessage } from '../../src/messages/mentions/copy-post.ts';
import { mutedList } from '../../src/messages/mentions/muted-list.ts';
import { type PostAnswer, postAnswer } from '../../src/messages/mentions/post-answers.ts';
import { postSheet } from '../../src/messages/mentions/post-sheet.ts';
import type { Message } from '../../src/messages/message.ts';
import { downRequest, FOREIGN, kestrelbox, keyword, maple, mention, NOW, quill } from './samples.ts';

const NAME = kestrelbox.name;
const post = mention({ site: 'patchpanel' });
const hit = { ...post.hits[0]!, keywordId: kestrelbox.id };
const aside: Hit = { ...hit, held: { reason: 'muted-site', detail: post.post.site } };
const target = { mention: post.id, keyword: kestrelbox.id };
const judged = { name: NAME, before: 'neu', held: null, changed: true } as const;
const same = { ...judged, before: 'neg', changed: false } as const;
const mark = { mentionId: post.id, keywordId: kestrelbox.id, person: quill, at: NOW - HOUR } as const;
const marks: Mark[] = [
  { ...mark, what: 'mood', value: 'neg' },
  { ...mark, what: 'about', value: 'yes' },
];

const ANSWERS: readonly PostAnswer[] = [
  { what: 'mood', mood: 'neg', judged: [judged, { ...judged, name: 'Tavnik', before: null }] },
  { what: 'mood', mood: 'neg', judged: [same] },
  { what: 'mood', mood: 'pos', judged: [{ ...judged, held: 'muted-site' }] },
  { what: 'about', value: 'no', judged: [{ ...judged, held: 'not-about-us' }] },
  { what: 'about', value: 'yes', judged: [judged] },
  { what: 'spam', value: 'yes', judged: [{ ...judged, held: 'marked-spam' }] },
  { what: 'spam', value: 'no', judged: [judged, { ...judged, name: 'Tavnik', held: 'not-about-us' }] },
  { what: 'restored', judged: [judged] },
  { what: 'tagged', tags: ['q4', '4.2'] },
  { what: 'untagged', tags: ['q4'] },
  { what: 'starred', changed: true },
  { what: 'unstarred', changed: true },
  { what: 'muted', whom: 'author', name: 'tin_lantern', keyword: null, posts: 1, changed: true },
  { what: 'muted', whom: 'site', name: 'patchpanel', keyword: NAME, posts: 1_204, changed: true },
  { what: 'unmuted', name: 'patchpanel', keyword: NAME, posts: 12, left: [] },
];
const UNCHANGED: readonly PostAnswer[] = [
  { what: 'restored', judged: [same] },
  { what: 'unmuted', name: 'patchpanel', keyword: NAME, posts: 0, left: [null, 'Tavnik'] },
  { what: 'tagged', tags: [] },
  { what: 'untagged', tags: [] },
  { what: 'starred', changed: false },
  { what: 'unstarred', changed: false },
  { what: 'muted', whom: 'author', name: 'tin_lantern', keyword: null, posts: 0, changed: false },
];

/** What people are shown of one post, and answered when they do something with it. */
export function postSamples(locale: Locale): Message[] {
  // What sources say of failures has words of its own in each language.
  const hostile = FOREIGN.filter((text) => text !== downRequest.error?.detail).join(' ');
  const muted = {
    key: 'patchpanel',
    name: 'patchpanel',
    keywordId: null,
    person: maple,
    at: NOW - DAY,
  };
  const rest = { marks: [], tags: [], star: null, muted: [] };
  return [
    postSheet({ mention: post, target, hits: [{ keyword: kestrelbox, hit }], ...rest }, NOW, locale),
    postSheet(
      {
        mention: post,
        target: { ...target, keyword: null },
        hits: [
          { keyword: kestrelbox, hit },
          { keyword: keyword('Tavnik'), hit: aside },
        ],
        marks,
        tags: ['q4', '4.2'],
        star: { person: quill, at: NOW - DAY },
        muted: ['tin_lantern'],
      },
      NOW,
      locale,
    ),
    ...ANSWERS.map((answer) => postAnswer(answer, target, 'lx2k9a.mark.m1', locale)),
    ...UNCHANGED.map((answer) => postAnswer(answer, target, null, locale)),
    copyMessage(post, [kestrelbox], NOW, locale),
    copyMessage(
      mention({ text: hostile, author: null, timeBy: 'unknown', title: `${hostile} title` }),
      [kestrelbox],
      NOW,
      locale,
    ),
    mutedList([], [], NOW, locale),
    mutedList(
      [
        muted,
        { ...muted, key: 'hacker-news:tin_lantern', name: 'tin_lantern', keywordId: kestrelbox.id },
        ...Array.from({ length: 22 }, (_, nth) => ({
          ...muted,
          key: `patchpanel${nth}`,
          name: 'patchpanel',
        })),
      ],
      [kestrelbox],
      NOW,
      locale,
    ),
  ];
}
