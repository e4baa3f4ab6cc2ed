import { contrastsOf } from '../../../src/listening/rivals/contrasts.ts';
import { industryPart } from '../../../src/listening/rivals/rivalry.ts';
import type { Theme } from '../../../src/listening/themes/theme.ts';
import { compareMessage } from '../../../src/messages/digests/compare.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import * as sample from '../samples.ts';
import { rivalryOf } from './rivalry.ts';

const { kestrelbox, keyword } = sample;
const quellforge = keyword('Quellforge', { kind: 'competitor' });
const tavnik = keyword('Tavnik', { kind: 'competitor' });
const routers = keyword('Routers', { kind: 'industry' });

export function themeOf(name: string, more: Partial<Theme> = {}): Theme {
  return {
    key: name,
    name,
    posts: 22,
    people: 19,
    negative: 2,
    positive: 16,
    judged: 21,
    before: 12,
    newSince: null,
    moved: true,
    sure: 'sure',
    quote: sample.topPost(),
    mentionIds: [],
    ...more,
  };
}

function themesOf(keywordId: string, themes: Theme[]) {
  return { themes: { keywordId, total: 90, read: 90, themes, others: 31, calm: false } };
}

const both = {
  keywordIds: [kestrelbox.id, quellforge.id],
  total: 6,
  judged: 6,
  negative: 2,
  negativeRows: 2,
};
const inIndustry = {
  keywordIds: [kestrelbox.id, routers.id],
  total: 41,
  judged: 41,
  negative: 9,
  negativeRows: 9,
};
const others = { ...inIndustry, keywordIds: [quellforge.id, routers.id], total: 31 };

const entries = [
  sample.keywordPeriod(
    kestrelbox,
    [128, 41],
    [95, 17],
    themesOf(kestrelbox.id, [
      themeOf('reboot loop', { negative: 30, positive: 0, judged: 34, posts: 41 }),
      themeOf('setup', { negative: 9, positive: 2, judged: 14, posts: 15 }),
    ]),
  ),
  sample.keywordPeriod(
    quellforge,
    [96, 9],
    [101, 12],
    themesOf(quellforge.id, [themeOf('setup'), themeOf('wall mount')]),
  ),
  sample.keywordPeriod(tavnik, [0, 0], [4, 1], { top: [] }),
];
const digest = sample.digest('asked', 7, entries, {
  shared: { now: [both], before: [{ ...both, total: 3 }] },
});
const own = new Set([kestrelbox.id]);
const contrasts = contrastsOf(
  entries.map((entry) => ({ keywordId: entry.keyword.id, themes: entry.themes?.themes ?? [] })),
  own,
  2,
);
const industry = industryPart(
  sample.keywordPeriod(routers, [342, 60], [300, 55]),
  entries.map((entry) => entry.keyword.id),
  { now: [inIndustry, others], before: [{ ...inIndustry, total: 27 }, others] },
);

/** Rivals with all that can be said of them, one within its industry alone, and some of whom nobody speaks. */
export function compareSamples(locale: Locale): Message[] {
  const reactions = new Map([
    [kestrelbox.id, 1_904],
    [quellforge.id, 388],
    [tavnik.id, 0],
  ]);
  const alone = { ...digest, keywords: [entries[0]!], shared: { now: [], before: [] } };
  const silent = [kestrelbox, tavnik].map((of) => sample.keywordPeriod(of, [0, 0], [0, 0], { top: [] }));
  return [
    compareMessage(rivalryOf(digest, { own, reactions, contrasts, industries: [industry], left: 2 }), locale),
    compareMessage(
      rivalryOf(alone, { industries: [{ ...industry, rows: industry.rows.slice(0, 1) }] }),
      locale,
    ),
    compareMessage(rivalryOf({ ...digest, keywords: silent, shared: { now: [], before: [] } }), locale),
  ];
}
