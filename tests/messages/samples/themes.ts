import type { Period } from '../../../src/listening/digest.ts';
import type { PeriodThemes, Theme } from '../../../src/listening/themes/theme.ts';
import { DAY } from '../../../src/listening/time.ts';
import { digestMessage } from '../../../src/messages/digests/digest.ts';
import { reportMessage } from '../../../src/messages/digests/report.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import { themeAnswer, themePosts } from '../../../src/messages/themes/theme-posts.ts';
import { themesMessage } from '../../../src/messages/themes/themes.ts';
import * as sample from '../samples.ts';
import { EXCERPTS } from './theme-words.ts';

const PERIOD: Period = sample.period('weekly', 7);
export function theme(name: string, posts: number, more: Partial<Theme> = {}): Theme {
  return {
    key: name,
    name,
    posts,
    people: Math.round(posts * 0.9),
    negative: Math.round(posts * 0.8),
    judged: posts,
    positive: 0,
    before: Math.round(posts * 0.7),
    newSince: null,
    moved: false,
    sure: 'sure',
    quote: sample.topPost({ excerpt: EXCERPTS[name] ?? name, title: null }),
    mentionIds: Array.from({ length: Math.min(posts, 560) }, (_, n) => `m${n}`),
    ...more,
  };
}

const reboot = theme('reboot loop', 61, { before: 0, newSince: PERIOD.to - 2 * DAY, moved: true });
const hold = theme('hours on hold', 41, { before: 12, moved: true, sure: 'likely' });
const refund = theme('refund form', 18, { renamed: true, name: 'Refunds', before: 17 });
const fan = theme('quiet fan', 9, { negative: 0, positive: 8, before: 9 });
const app = theme('setup app', 7, { negative: 0, positive: 0, judged: 7, before: 11, sure: 'unsure' });
const box = theme('black box', 3, { judged: 0, negative: 0, before: 0, newSince: PERIOD.from });
const more = theme('blue light', 3, {});

export function periodThemes(themes: readonly Theme[], part: Partial<PeriodThemes> = {}): PeriodThemes {
  return {
    keywordId: sample.kestrelbox.id,
    total: 240,
    read: 240,
    themes,
    others: 101,
    calm: themes.every(({ moved }) => !moved),
    ...part,
  };
}

export const moving = periodThemes([reboot, hold, refund, fan, app, box, more]);
const still = periodThemes([refund, fan]);
const estimated = periodThemes(
  [theme('reboot loop', 12_400, { people: 9_800, before: 3_100, moved: true }), theme('quiet fan', 900)],
  { total: 41_000, read: 1_890, others: 27_700 },
);

/** Every message about themes, and those that show some. */
export function themePages(locale: Locale): Record<string, Message[]> {
  const entry = (themes: PeriodThemes, name = sample.kestrelbox.name) => {
    const keyword = { ...sample.kestrelbox, name };
    return { keyword, totals: sample.totals(keyword.id, themes.total, 90), themes };
  };
  const view = (keywords: ReturnType<typeof entry>[], hidden: { key: string; name: string }[] = []) =>
    themesMessage({ period: PERIOD, upTo: 900, keywords, hidden }, locale);
  const found = sample.mention({ title: null, text: EXCERPTS['reboot loop']! });
  const said = { ...found, hits: found.hits.map((hit) => ({ ...hit, terms: [] })) };
  const posts = (first: number, count: number, of: PeriodThemes = moving, gone = 0) =>
    themePosts(
      {
        keyword: sample.kestrelbox,
        theme: of.themes[0]!,
        of,
        to: PERIOD.to,
        page: 'a.b.c',
        posts: Array.from({ length: count - gone }, () => said),
        first,
      },
      sample.NOW,
      locale,
    );
  const period = (themes: PeriodThemes) =>
    sample.keywordPeriod(sample.kestrelbox, [240, 120], [150, 40], { themes });
  const digest = (...keywords: ReturnType<typeof period>[]) => sample.digest('weekly', 7, keywords);
  const brindle = sample.keyword('Brindlemoor');
  const other = sample.keywordPeriod(brindle, [80, 10], [70, 8], {
    themes: periodThemes([theme('black box', 22, { before: 3, moved: true })], { keywordId: brindle.id }),
  });
  return {
    themes: [
      view([entry(moving)], [{ key: 'happy birthday', name: 'happy birthday' }]),
      view([entry(still)]),
      view([entry(estimated)]),
      view([entry({ ...still, calm: null })]),
      view([entry(periodThemes([], { total: 12, read: 12, others: 12 }))]),
    ],
    'themes-of-several': [
      view([entry(moving), entry(still, 'Brindlemoor'), entry(periodThemes([]), 'Heron')]),
      view([entry(periodThemes([])), entry(periodThemes([]), 'Brindlemoor')]),
    ],
    'theme-posts': [posts(0, 3), posts(8, 2), posts(0, 1, estimated), posts(0, 2, moving, 2)],
    'theme-answers': [
      themeAnswer({ what: 'renamed', before: 'hours on hold', name: 'Nobody picks up' }, 'x', locale),
      themeAnswer({ what: 'hidden', name: 'happy birthday' }, 'x', locale),
      themeAnswer({ what: 'shown', name: 'happy birthday' }, 'x', locale),
      themeAnswer({ what: 'shown', name: 'happy birthday' }, null, locale),
    ],
    'digest-themes': [
      digestMessage(digest(period(moving)), locale),
      digestMessage(digest(period(moving), other), locale),
      digestMessage(digest(period(still)), locale),
    ],
    'report-themes': [reportMessage(sample.digest('asked', 7, [period(moving)]), locale)],
  };
}
