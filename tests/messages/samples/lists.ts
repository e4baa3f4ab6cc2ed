import { excludeAsks, excluded, exclusionsShown, included } from '../../../src/messages/lists/exclusions.ts';
import {
  listAsks,
  listChanged,
  listRemoved,
  listRenamed,
  listShown,
  listsShown,
} from '../../../src/messages/lists/lists.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { Mute } from '../../../src/store/store.ts';
import { kestrelbox, keyword, maple, NOW } from '../samples.ts';

const tavnik = keyword('Tavnik');
const competitors = { name: 'acme', entries: ['Quillmere', 'Tavnik', '@desk'] };
const long = { name: 'kestrel', entries: Array.from({ length: 80 }, (_, n) => `acme${n}`) };
const change = { list: competitors, added: ['Tavnik'], removed: ['kestrel'], isNew: false };
const effects = [
  { keyword: kestrelbox, gained: 12, lost: 0 },
  { keyword: tavnik, gained: 0, lost: 1_340 },
];
const exclusion = (name: string): Mute => ({
  what: 'term',
  key: name,
  name,
  keywordId: null,
  person: maple,
  at: NOW,
});
const [acme, desk] = [exclusion('acme'), exclusion('@desk')];

export function listMessages(locale: Locale): Message[] {
  return [
    listsShown([], locale),
    listsShown([competitors, long], locale),
    listShown(competitors, [kestrelbox, tavnik], locale),
    listShown(long, [], locale),
    listChanged({ ...change, isNew: true, removed: [] }, [], locale),
    listChanged(change, effects, locale),
    listChanged({ ...change, added: [], removed: [] }, [], locale),
    listAsks(change, effects, { add: 'Tavnik', remove: 'kestrel' }, locale),
    listAsks(change, effects, { add: 'acme, '.repeat(400), remove: '' }, locale),
    listRemoved(competitors, locale),
    listRenamed({ list: long, former: 'acme', keywords: [kestrelbox] }, locale),
    listRenamed({ list: long, former: 'acme', keywords: [] }, locale),
  ];
}

export function exclusionMessages(locale: Locale): Message[] {
  const typed = { words: 'acme', authors: '@desk', sites: '' };
  const risks = [
    { keyword: kestrelbox, lost: 40, counted: 40, isName: true },
    { keyword: tavnik, lost: 21, counted: 40, isName: false },
  ];
  return [
    exclusionsShown([], NOW, locale),
    exclusionsShown([acme, desk], NOW, locale),
    exclusionsShown(
      Array.from({ length: 60 }, (_, n) => exclusion(`acme${n}`)),
      NOW,
      locale,
    ),
    excluded({ added: [acme, desk], known: [], rejudged: [acme, desk] }, 'u1', locale),
    excluded({ added: [], known: [acme], rejudged: [] }, null, locale),
    included([acme], 12, 'u1', locale),
    excludeAsks([acme, desk], risks, typed, locale),
  ];
}
