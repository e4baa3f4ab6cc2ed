import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Language, Person } from '../../src/listening/channel.ts';
import { USUAL_RULES } from '../../src/listening/rights.ts';
import { alertCard, alertEvidence } from '../../src/messages/alerts/alert.ts';
import { alertThreadLine } from '../../src/messages/alerts/line.ts';
import { alertList } from '../../src/messages/alerts/list.ts';
import { digestMessage } from '../../src/messages/digests/digest.ts';
import { reportMessage } from '../../src/messages/digests/report.ts';
import { clip, oneLine } from '../../src/messages/foreign.ts';
import { keywordAdded } from '../../src/messages/keywords/keywords.ts';
import { keywordList } from '../../src/messages/keywords/list.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { connectedMessage, mentionMessage } from '../../src/messages/mentions/mentions.ts';
import { whyMessage } from '../../src/messages/mentions/why.ts';
import type { Message } from '../../src/messages/message.ts';
import { auditMessage } from '../../src/messages/settings/maintenance.ts';
import { settingsMessage } from '../../src/messages/settings/settings.ts';
import { sourceFailing } from '../../src/messages/sources/notices.ts';
import { runs } from '../runs.ts';
import { firstLooks } from './first-look-samples.ts';
import { author, peopleMessages } from './samples/people.ts';
import * as sample from './samples.ts';

const { NOW } = sample;

/** Text as a stranger may write it: any character, with what moves cursors and turns directions made likely. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\u001b[2J\u001b[31m',
        '\u001b]8;;https://evil.example\u0007',
        '\u009b1A',
        '\r\n',
        '\u202e',
        '\u2066',
        '\u0000',
        '\u0007',
        '漢字',
        '👩‍👩‍👧',
        '\ud800',
        '<!channel>',
        '`rm`',
        'kestrelbox ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the only ones we print ourselves
const OURS = /\u001b\[[0-9;]*m|\u001b\]8;;[^\u0000-\u0020\u007f-\u009f]*\u001b\\/g;

/** Messages full of one stranger's text, wherever a stranger's text can come from. */
function messagesWith(text: string, language: Language): Message[] {
  const locale = { language, timeZone: sample.PARIS };
  const person: Person = { platform: 'discord', id: 'D1', name: text };
  const keyword = sample.keyword('Kestrelbox', { name: text, query: text });
  const post = sample.topPost({ title: text, excerpt: text, authorName: text, outlet: text, url: text });
  const base = sample.mention({ text, title: text, outlet: text, url: `https://x.example/${text}` });
  const at = Math.min(3, text.length);
  const mention = {
    ...base,
    hits: base.hits.map((hit) => ({
      ...hit,
      keywordId: keyword.id,
      terms: [{ term: text, field: 'text' as const, start: 0, end: at }],
    })),
  };
  const alert = sample.alert({
    keywordId: keyword.id,
    evidence: {
      top: [post],
      drivers: [{ phrase: text, posts: 3, authors: 3, weight: 1 }],
      expectedEvent: text,
      sources: [{ source: text, observed: 3, timesNormal: 2 }],
      coverage: [{ source: text, state: 'down', since: NOW, detail: text }],
    },
    triage: { state: 'claimed', holder: person },
  });
  const digest = sample.digest(
    'daily',
    1,
    [
      sample.keywordPeriod(keyword, [9, 3], [8, 1], {
        top: [post],
        people: [author(text, post, { authorKey: text, url: text, isNew: true })],
      }),
    ],
    { alerts: [alert] },
  );
  const request = sample.request({
    title: text,
    error: { kind: 'down', detail: text, status: null, at: NOW },
  });
  const hearing = { channel: sample.channelNamed(text), alerts: true, digest: true, mentions: true };
  return [
    alertCard(alert, text, locale),
    alertEvidence(alert, text, locale),
    alertThreadLine(alert, text, { what: 'note', by: person, text }, locale),
    alertList([alert], new Map([[keyword.id, text]]), 'open', NOW, locale),
    digestMessage(digest, locale),
    reportMessage(digest, locale),
    ...peopleMessages([keyword, keyword], [post, post, post], NOW, locale),
    keywordList([{ keyword, week: 3, channels: [sample.channelNamed(text)] }], 1, NOW, locale),
    keywordAdded(keyword, { warnings: [], doubts: [], context: [text], shownIn: 'there' }, hearing, locale),
    ...firstLooks(locale, text),
    mentionMessage(mention, keyword, NOW, locale),
    connectedMessage(text, mention.post, NOW, locale),
    sourceFailing(request, NOW, locale),
    settingsMessage(
      { ...sample.workspace, name: text },
      { ...sample.channel, name: text, owner: person, escalateTo: sample.channel.ref },
      { escalationName: text, homes: [text, text], unmatchedDays: 7, rules: USUAL_RULES.slack, now: NOW },
      locale,
    ),
    auditMessage([{ at: NOW, person, act: text, subject: text, detail: text }], NOW, locale),
    whyMessage(
      {
        url: text,
        mentions: [mention],
        marks: [],
        flags: [{ mentionId: mention.id, tags: [text], starred: false }],
        verdicts: [],
        misses: [
          {
            keywordId: keyword.id,
            reason: 'query',
            misses: [{ code: 'missing-term', term: text, span: { start: 0, end: 1 }, hits: [] }],
          },
        ],
      },
      new Map([[keyword.id, text]]),
      NOW,
      locale,
    ),
  ];
}

describe.each(languageTags)('a stranger’s text in %s', (language) => {
  test('never moves a cursor, changes a color or turns a direction, and leaves every summary its words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const message of messagesWith(text, language)) {
          const { summary } = message;
          expect(summary.trim().length).toBeGreaterThan(3);
          expect(summary).not.toMatch(FORBIDDEN);
          expect(summary).not.toMatch(/\n/);
          const look = { width: 80, numberButton: () => 1 };
          expect(renderTerminal(message, { ...look, color: false })).not.toMatch(FORBIDDEN);
          const painted = renderTerminal(message, { ...look, color: true, links: true });
          expect(painted.replace(OURS, '')).not.toMatch(FORBIDDEN);
        }
      }),
      { numRuns: runs(60) },
    );
  }, 120_000);
});

test('one line is one line, capped, and never half a character', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, max) => {
      const line = oneLine(text, max);
      expect(line.length).toBeLessThanOrEqual(max);
      expect(line).not.toMatch(/[\n\r]/);
      expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      expect(clip(line, max)).toBe(line);
    }),
    { numRuns: runs(1_000) },
  );
});
