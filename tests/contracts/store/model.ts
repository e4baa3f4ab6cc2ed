import { type MarkValue, markedHit } from '../../../src/listening/mentions/marks.ts';
import type { Hit, Mention } from '../../../src/listening/mentions/mention.ts';
import { reachOf } from '../../../src/listening/mentions/mention.ts';
import type { PeriodTotals } from '../../../src/listening/series/series.ts';

/** A hit as a child would write it down; everything is counted again from these at each question. */
interface Entry {
  mention: Mention;
  author: string | null;
  gone: boolean;
  marks: (MarkValue & { keywordId: string })[];
}

/** The store's counting, done the slow and obvious way. */
export interface Model {
  add(mention: Mention): void;
  edit(id: string, hits: Hit[]): void;
  recount(id: string, likes: number): void;
  empty(extId: string): void;
  forget(authorKey: string): void;
  /** @param value null takes the mark away */
  mark(id: string, keywordId: string, what: MarkValue['what'], value: MarkValue['value'] | null): void;
  /** What the engine says of a hit now. */
  rejudge(id: string, hit: Hit): void;
  removeKeyword(keywordId: string): void;
  ids(): string[];
  totals(keywordId: string, from: number, to: number): PeriodTotals;
  topReaches(keywordId: string, from: number, to: number, limit: number): number[];
  topAuthors(
    keywordId: string,
    from: number,
    to: number,
    limit: number,
  ): { authorKey: string; mentions: number; negative: number }[];
}

export function newModel(): Model {
  const entries = new Map<string, Entry>();
  const forgotten = new Set<string>();
  let lives = 0;

  const shown = ({ mention, marks }: Entry) =>
    mention.hits.map((hit) =>
      markedHit(
        hit,
        marks.filter(({ keywordId }) => keywordId === hit.keywordId),
      ),
    );
  const drop = (entry: Entry) => {
    entry.mention.hits = shown(entry).filter(({ held }) => !held);
    entry.marks = [];
    entry.gone = true;
  };
  const hitsOf = (keywordId: string) =>
    [...entries.values()].flatMap((entry) => {
      const hit = shown(entry).find((candidate) => candidate.keywordId === keywordId);
      return hit && !hit.held
        ? [{ ...entry, at: entry.mention.post.publishedAt, label: hit.sentiment.label }]
        : [];
    });
  const between = (keywordId: string, from: number, to: number) =>
    hitsOf(keywordId).filter(({ at }) => at >= from && at < to);

  return {
    add: (mention) => {
      if (!entries.has(mention.id) && mention.hits.length > 0)
        entries.set(mention.id, {
          mention: structuredClone(mention),
          author: mention.post.author?.key ?? null,
          gone: false,
          marks: [],
        });
    },
    edit: (id, hits) => {
      const entry = entries.get(id);
      if (!entry || entry.gone) return;
      if (hits.length === 0) entries.delete(id);
      else {
        entry.mention.hits = hits;
        entry.marks = entry.marks.filter((mark) =>
          hits.some(({ keywordId }) => keywordId === mark.keywordId),
        );
      }
    },
    recount: (id, likes) => {
      const entry = entries.get(id);
      if (entry && !entry.gone) entry.mention.post.counts = { likes };
    },
    empty: (extId) => {
      for (const entry of entries.values()) {
        if (entry.mention.post.extId !== extId || entry.gone) continue;
        drop(entry);
        entry.author = null;
      }
    },
    forget: (authorKey) => {
      lives += 1;
      for (const entry of entries.values()) {
        if (entry.author !== authorKey) continue;
        drop(entry);
        entry.author = `forgotten ${lives} ${authorKey}`;
        forgotten.add(entry.author);
      }
    },
    mark: (id, keywordId, what, value) => {
      const entry = entries.get(id);
      if (!entry || entry.gone || !entry.mention.hits.some((hit) => hit.keywordId === keywordId)) return;
      const others = entry.marks.filter((mark) => mark.keywordId !== keywordId || mark.what !== what);
      entry.marks =
        value === null ? others : [...others, { keywordId, what, value } as (typeof others)[number]];
    },
    rejudge: (id, hit) => {
      const entry = entries.get(id);
      if (entry && !entry.gone)
        entry.mention.hits = entry.mention.hits.map((of) => (of.keywordId === hit.keywordId ? hit : of));
    },
    removeKeyword: (keywordId) => {
      for (const [id, { mention }] of entries) {
        mention.hits = mention.hits.filter((hit) => hit.keywordId !== keywordId);
        if (mention.hits.length === 0) entries.delete(id);
      }
    },
    ids: () => [...entries.keys()],
    totals: (keywordId, from, to) => {
      const hits = between(keywordId, from, to);
      const authors = new Set(hits.flatMap(({ author }) => (author === null ? [] : [author])));
      const isNew = (who: string) =>
        Math.min(
          ...hitsOf(keywordId)
            .filter(({ author }) => author === who)
            .map(({ at }) => at),
        ) >= from;
      const count = (label: string, among = hits) => among.filter((hit) => hit.label === label).length;
      const sources = [...new Set(hits.map(({ mention }) => mention.post.source))].map((source) => {
        const of = hits.filter(({ mention }) => mention.post.source === source);
        return {
          source,
          total: of.length,
          negative: count('neg', of),
          judged: of.filter(({ label }) => label !== null).length,
        };
      });
      return {
        keywordId,
        total: hits.length,
        negative: count('neg'),
        neutral: count('neu'),
        positive: count('pos'),
        stories: new Set(hits.map(({ mention }) => mention.storyId)).size,
        authors: authors.size,
        newAuthors: [...authors].filter(isNew).length,
        bySource: sources.sort((a, b) => b.total - a.total || (a.source < b.source ? -1 : 1)),
      };
    },
    topReaches: (keywordId, from, to, limit) => {
      const best = new Map<string, number>();
      for (const { gone, mention } of between(keywordId, from, to)) {
        if (gone) continue;
        const reach = reachOf(mention.post.counts, mention.post.author?.followers ?? null);
        best.set(mention.storyId, Math.max(best.get(mention.storyId) ?? 0, reach));
      }
      return [...best.values()].sort((a, b) => b - a).slice(0, limit);
    },
    topAuthors: (keywordId, from, to, limit) => {
      const sums = new Map<string, { authorKey: string; mentions: number; negative: number }>();
      for (const { author, label } of between(keywordId, from, to)) {
        if (author === null || forgotten.has(author)) continue;
        const sum = sums.get(author) ?? { authorKey: author, mentions: 0, negative: 0 };
        sum.mentions += 1;
        if (label === 'neg') sum.negative += 1;
        sums.set(author, sum);
      }
      return [...sums.values()]
        .sort((a, b) => b.mentions - a.mentions || (a.authorKey < b.authorKey ? -1 : 1))
        .slice(0, limit);
    },
  };
}
