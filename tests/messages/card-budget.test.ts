import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alert, pictureOf, RESOLVE_REASONS } from '../../src/listening/alerts/alert.ts';
import { type AlertKind, episodeKinds, historyKinds } from '../../src/listening/alerts/kinds/index.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { alertCard, alertEvidence, escalationCard } from '../../src/messages/alerts/alert.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Element, type Message, plain } from '../../src/messages/message.ts';
import { runs } from '../runs.ts';
import { alert, evidence, NOW, PARIS } from './samples.ts';

const MOST = 60;

const KINDS: AlertKind[] = [...episodeKinds, ...historyKinds].map(({ id }) => id);

/** Foreign text: many short words, long ones, a language without spaces, one that is read from the right. */
const foreign = (max: number) =>
  fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'I',
          'the',
          'Kestrelbox',
          'router',
          '4.2',
          'réseau',
          '·',
          '«',
          '再起動のループが続いています',
        ],
        ...['التوجيه', 'un', 'Donaudampfschifffahrtsgesellschaft', '-', '“no”'],
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((words) => words.join(' ').slice(0, max));

/** A moment of the same day, or of one before or after it, which is written with its day. */
const near = (least: number, most: number) => fc.integer({ min: least, max: most });
const count = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 3_000_000 }));
const people = fc.record({
  platform: fc.constant('slack' as const),
  id: fc.constantFrom('U1', 'U2'),
  name: foreign(60),
});

const evidences = fc
  .record({
    stream: fc.constantFrom('all' as const, 'negative' as const),
    observed: count,
    posts: count,
    expected: fc.double({ min: 0, max: 5_000, noNaN: true }),
    timesNormal: fc.double({ min: 0, max: 900, noNaN: true }),
    score: fc.double({ min: 0, max: 9, noNaN: true }),
    since: near(NOW - 3 * DAY, NOW - MINUTE),
    windowMs: near(5 * MINUTE, 30 * HOUR),
    trend: fc.constantFrom('rising' as const, 'level' as const, 'falling' as const, null),
    phrase: fc.option(foreign(80)),
    place: foreign(90),
    title: fc.option(foreign(300)),
    excerpt: foreign(300),
    authorName: fc.option(foreign(120)),
    followers: fc.option(count),
    possibleSpam: fc.boolean(),
    spamBy: fc.constantFrom('one-author' as const, 'few-authors' as const, 'shared-link' as const, null),
    oneTextShare: fc.constantFrom(0, 0.94),
    unjudged: fc.integer({ min: 0, max: 40 }),
    past: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ phrase, place, title, excerpt, authorName, followers, unjudged, past, ...more }) => {
    const base = evidence();
    const [post] = base.top;
    return evidence({
      ...more,
      series: base.series.slice(-1),
      band: [],
      interval: [more.expected * 0.7, more.expected * 1.4],
      drivers: phrase === null ? [] : [{ phrase, posts: 27, authors: 24, weight: 6 }],
      top: [{ ...post!, outlet: place, title, excerpt, authorName, followers, copies: 14 }],
      sentimentNow: { negative: 41, posts: 54, unjudged },
      sentimentBefore: { negative: Math.floor(past / 4), posts: past },
    });
  });

const alerts = fc
  .record({
    kind: fc.constantFrom(...KINDS, 'assigned' as const),
    severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    evidence: evidences,
    grownBy: fc.option(count),
    calmAfter: fc.option(near(MINUTE, 3 * DAY)),
    endedBy: fc.constantFrom('calm' as const, 'level' as const, 'faded' as const, undefined),
    state: fc.constantFrom('new', 'claimed', 'snoozed', 'resolved', 'dismissed'),
    who: people,
    reason: fc.constantFrom(...RESOLVE_REASONS),
    actedAfter: near(MINUTE, 3 * DAY),
    untilCalm: fc.boolean(),
    escalated: fc.boolean(),
    reopened: fc.integer({ min: 0, max: 12 }),
    usualKnown: fc.boolean(),
  })
  .map(({ evidence: facts, grownBy, calmAfter, endedBy, who, actedAfter, ...given }): Alert => {
    const base = alert({ kind: given.kind, severity: given.severity, evidence: facts });
    const closed = given.state === 'resolved' || given.state === 'dismissed';
    const at = NOW + actedAfter;
    const total = facts.observed + (grownBy ?? 0);
    return {
      ...base,
      now: {
        ...base.now,
        at,
        total,
        trend: facts.trend ?? null,
        ...(given.usualKnown ? { usual: facts.expected * 2 } : {}),
        first: { total: facts.observed, usual: facts.expected },
      },
      ...(grownBy === null ? {} : { latest: { ...pictureOf(facts), at, total, posts: total } }),
      calmAt: calmAfter === null ? null : NOW + calmAfter,
      ...(endedBy === undefined ? {} : { endedBy }),
      triage: {
        ...base.triage,
        state: given.state as Alert['triage']['state'],
        holder: given.state === 'new' ? null : who,
        since: at,
        respondBy: NOW + DAY,
        snoozedUntil: given.untilCalm ? 'calm' : at + DAY,
        escalated: given.escalated ? { at, by: 'timer' } : null,
        reopened: given.reopened,
        reason: closed ? given.reason : null,
        duplicateOf: closed && given.reason === 'duplicate' ? 'a11' : null,
        ...(closed && given.reason === 'duplicate' ? { duplicateNumber: 1_011 } : {}),
        closedAt: closed ? at : null,
        closedBy: closed ? who : null,
      },
    };
  });

/** What a person reads before the buttons; the picture stands below them. */
function beforeButtons({ elements }: Message): string[] {
  const end = elements.findIndex(({ kind }) => kind === 'buttons');
  return elements.slice(0, end).map((element) => {
    if (element.kind === 'heading' || element.kind === 'text') return plain(element.text);
    throw new Error(`a card has no ${element.kind} before its buttons`);
  });
}

const wordsOf = (texts: readonly string[]) =>
  texts
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const has = ({ elements }: Message, kind: Element['kind']) =>
  elements.some((element) => element.kind === kind);

describe.each(languageTags)('an alert card in %s', (language) => {
  const locale = { language, timeZone: PARIS };

  test('of any kind, in any state, grown or not, has at most 60 words before its buttons', () => {
    fc.assert(
      fc.property(alerts, foreign(80), (one, name) => {
        const texts = beforeButtons(alertCard(one, name, locale));
        expect({ words: wordsOf(texts) <= MOST, texts }).toMatchObject({ words: true });
      }),
      { seed: 16, numRuns: runs(1_000) },
    );
  });

  test('so has one that is escalated, beside the names of those who are called', () => {
    fc.assert(
      fc.property(alerts, foreign(80), fc.array(people, { maxLength: 5 }), (one, name, called) => {
        const ping = { people: called, groups: [] };
        const bare = escalationCard(one, name, 'timer', { people: [], groups: [] }, locale);
        expect(wordsOf(beforeButtons(bare))).toBeLessThanOrEqual(MOST);
        const texts = beforeButtons(escalationCard(one, name, 'timer', ping, locale));
        expect(texts.length).toBeGreaterThan(3);
      }),
      { seed: 17, numRuns: runs(600) },
    );
  });

  test('quotes one post with its link, and says no sentence twice', () => {
    fc.assert(
      fc.property(alerts, foreign(80), (one, name) => {
        const card = alertCard(one, name, locale);
        const texts = beforeButtons(card);
        expect(new Set(texts).size).toBe(texts.length);
        const links = card.elements.flatMap((element) =>
          element.kind === 'text' && typeof element.text !== 'string'
            ? element.text.filter((run) => typeof run === 'object' && 'link' in run)
            : [],
        );
        expect(links).toHaveLength(1);
        expect(plain(links)).toMatch(/[\p{L}\p{N}]/u);
      }),
      { seed: 18, numRuns: runs(300) },
    );
  });

  test('leaves its evidence, whole, to the first reply', () => {
    fc.assert(
      fc.property(alerts, foreign(80), (one, name) => {
        const card = alertCard(one, name, locale);
        expect(has(card, 'facts') || has(card, 'mention') || has(card, 'list')).toBe(false);
        expect(has(alertEvidence(one, name, locale), 'facts')).toBe(true);
      }),
      { seed: 19, numRuns: runs(100) },
    );
  });
});
