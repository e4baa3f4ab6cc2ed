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
