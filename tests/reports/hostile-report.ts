import type { Person } from '../../src/listening/channel.ts';
import type { KeywordPeriod } from '../../src/listening/digest.ts';
import type { ReportData } from '../../src/messages/reports/report-data.ts';
import * as sample from '../messages/samples.ts';
import { oneKeyword, sixKeywords } from './sample-report.ts';

/** A report in which everything that strangers and people of a channel can write is this text. */
export function hostileReport(text: string): ReportData {
  const { digest, ...rest } = sixKeywords();
  const post = sample.topPost({
    title: text,
    excerpt: text,
    authorName: text,
    outlet: text,
    url: text,
    publishedAt: digest.period.from + 3_600_000,
  });
  const person: Person = { platform: 'discord', id: 'D1', name: text };
  const keywords = digest.keywords.map((entry, nth) => ({
    ...entry,
    keyword: { ...entry.keyword, name: nth < 2 ? text : entry.keyword.name, query: text },
    top: [post],
    ...(entry.themes && {
      themes: {
        ...entry.themes,
        themes: entry.themes.themes.map((theme) => ({ ...theme, name: text, quote: post })),
      },
    }),
    ...(entry.people && {
      people: entry.people.map((author) => ({ ...author, name: text, url: text, source: text, top: post })),
    }),
    totals: {
      ...entry.totals,
      bySource: entry.totals.bySource.map((source) => ({ ...source, source: text })),
    },
  }));
  return {
    ...rest,
    digest: {
      ...digest,
      keywords,
      alerts: digest.alerts.map((alert) => ({ ...alert, triage: { ...alert.triage, holder: person } })),
      telling: {
        keywordId: keywords[0]!.keyword.id,
        read: 9,
        phrases: [{ phrase: text, posts: 9, authors: 3, weight: 1 }],
        posts: [post],
      },
      coverage: {
        sources: digest.coverage.sources.map((source) => ({
          ...source,
          source: text,
          name: text,
          detail: text,
        })),
        gaps: digest.coverage.gaps.map((gap) => ({ ...gap, source: text })),
      },
    },
    posts: rest.posts.map((one) => ({ ...one, ...post, storyId: one.storyId, source: text })),
    languages: new Map([[post.mentionId, text]]),
    campaigns: rest.campaigns.map((report) => ({
      ...report,
      campaign: { ...report.campaign, name: text },
    })),
  };
}

/** A report of as much as there can be of everything, with the longest names and addresses. */
export function crowdedReport(): ReportData {
  const { digest, ...rest } = sixKeywords();
  const address = `https://posts.example/${'p'.repeat(970)}`;
  const name = (nth: number) => `Keyword ${nth} ${'of a long name '.repeat(6)}`;
  const twice = <T>(items: readonly T[], times: number): T[] =>
    Array.from({ length: times }, () => items).flat();
  const keywords = twice(digest.keywords, 5).map((entry, nth) => ({
    ...entry,
    keyword: { ...entry.keyword, id: `k${nth}`, name: name(nth), query: name(nth).repeat(9) },
    ...(entry.themes && {
      themes: {
        ...entry.themes,
        themes: twice(entry.themes.themes, 3).map((theme) => ({
          ...theme,
          name: name(nth),
          quote: { ...theme.quote, url: address, excerpt: name(nth).repeat(9) },
        })),
      },
    }),
    ...(entry.people && { people: twice(entry.people, 3).map((author) => ({ ...author, url: address })) }),
  }));
  return {
    ...rest,
    digest: {
      ...digest,
      keywords,
      alerts: twice(digest.alerts, 20).map((alert, nth) => ({ ...alert, id: `a${nth}`, keywordId: 'k0' })),
      coverage: {
        sources: twice(digest.coverage.sources, 20),
        gaps: twice(digest.coverage.gaps, 20),
      },
    },
    campaigns: twice(rest.campaigns, 3),
    posts: Array.from({ length: 300 }, (_, nth) => ({
      ...rest.posts[nth % rest.posts.length]!,
      mentionId: `p${nth}`,
      storyId: `p${nth}`,
      authorName: `author ${nth}`,
      url: address,
      excerpt: name(nth).repeat(9),
    })),
  };
}

/** Reports of weeks that lack something. */
export function sparseReports(): Record<string, ReportData> {
  const full = oneKeyword();
  const [entry] = full.digest.keywords;
  const { themes: _, people: __, ...bare } = entry!;
  const none = sample.totals(bare.keyword.id, 0, 0);
  const nothing = {
    ...full,
    posts: [],
    campaigns: [],
    alertsBefore: null,
    held: 0,
    languages: new Map(),
  };
  const of = (keyword: KeywordPeriod, more: Partial<ReportData['digest']> = {}): ReportData => ({
    ...nothing,
    digest: { ...full.digest, keywords: [keyword], alerts: [], open: [], ...more },
  });
  return {
    bare: of(bare),
    silent: of({ ...bare, totals: none, hours: [], top: [] }),
    unread: of(
      { ...bare, totals: none, before: none, hours: [], top: [], comparable: false, coveredFrom: null },
      { coverage: { sources: [], gaps: [] } },
    ),
    young: of({ ...bare, comparable: false, before: none, themes: { ...entry!.themes!, themes: [] } }),
    unjudged: of({
      ...bare,
      totals: { ...bare.totals, negative: 0, neutral: 0, positive: 0, bySource: [] },
      hours: bare.hours.map((hour) => ({ ...hour, negative: 0, neutral: 0, positive: 0 })),
    }),
  };
}
