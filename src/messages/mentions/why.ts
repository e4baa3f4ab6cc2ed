import type { Mark } from '../../listening/mentions/marks.ts';
import type { Hit, Mention, SentimentLabel } from '../../listening/mentions/mention.ts';
import type { Verdict } from '../../listening/mentions/verdict.ts';
import type { KeywordMiss } from '../../listening/mentions/why-no-mention.ts';
import type { Millis } from '../../listening/time.ts';
import type { KeywordNames } from '../alerts/list.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { type Unread, unreadElements } from '../sources/unread.ts';
import { labelName } from './label-name.ts';
import { flagElements, heldFacts, markFacts, restoreButton } from './marked.ts';
import { mentionView } from './mentions.ts';
import { missElements } from './misses.ts';
import { type LearnedMood, moodLessonWords } from './mood-lessons.ts';
import { type LearnedRelevance, learnedWords, relevanceWords } from './relevance.ts';

/** Terms and words of the sentiment named one by one. */
const NAMED = 6;

/** Everything known about one address: mentions stored from it, and the decisions on its way, oldest first. */
export interface AddressHistory {
  url: string;
  mentions: Mention[];
  /** What people said of them. */
  marks: Mark[];
  flags: { mentionId: string; tags: string[]; starred: boolean }[];
  verdicts: Verdict[];
  /** Keywords that none of the mentions is of; none for a post whose text is not there (any more). */
  misses: KeywordMiss[];
  /** What the marks of their keywords taught, by keyword; none where nobody marked anything. */
  learned?: ReadonlyMap<string, LearnedRelevance>;
  moods?: ReadonlyMap<string, LearnedMood>;
  /** For a post that was never seen. */
  unread?: Unread;
}

/** Why a post is a mention or is not: answers for any link, notified or not. */
export function whyMessage(known: AddressHistory, names: KeywordNames, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.why;
  const elements: Element[] = [{ kind: 'heading', text: copy.title }];
  const summaries: string[] = [];

  for (const mention of known.mentions) {
    elements.push({ kind: 'mention', mention: mentionView(mention, null, now, words, format) });
    for (const hit of mention.hits) {
      const name = oneLine(names.get(hit.keywordId) ?? '', 80);
      if (name === '') continue;
      const said = hit.held ? words.judgement.heldFor(name) : copy.keptFor(name);
      summaries.push(said);
      elements.push({ kind: 'text', text: [{ bold: said }] });
      elements.push({
        kind: 'facts',
        facts: [
          ...hitFacts(mention, hit, known, now, words, format),
          ...markFacts(hit, known.marks, mention.id, now, words, format),
        ],
      });
      if (hit.held) elements.push(restoreButton({ mention: mention.id, keyword: hit.keywordId }, words));
    }
    if (mention.hits.some(({ held }) => held !== null))
      elements.push({ kind: 'note', text: withCommands(words.judgement.heldNote) });
    elements.push(
      ...flagElements(
        known.flags.find(({ mentionId }) => mentionId === mention.id),
        words,
        format,
      ),
    );
  }
  elements.push(...missElements(known.misses, names, words, format));
  if (known.mentions.length === 0) {
    const finding = known.verdicts.length === 0 ? copy.unknown : copy.notKept;
    summaries.push(finding);
    elements.push({
      kind: 'text',
      text: [{ bold: finding }, ' ', { link: known.url, text: oneLine(known.url, 100) }],
    });
  }
  if (known.verdicts.length > 0) {
    elements.push({ kind: 'text', text: [{ bold: copy.steps }] });
    elements.push({
      kind: 'list',
      items: known.verdicts.map((verdict) => step(verdict, names, now, words, format)),
    });
  }
  const nobodyWanted =
    known.verdicts.length > 0 && known.verdicts.every(({ reason }) => reason === 'no-keyword');
  if (nobodyWanted && known.misses.length === 0) elements.push({ kind: 'note', text: copy.textNotKept });
  if (known.mentions.length === 0 && known.verdicts.length === 0)
    elements.push(
      { kind: 'list', items: copy.unknownCauses.map(withCommands) },
      ...(known.unread ? unreadElements(known.unread, now, words, format) : []),
    );
  return { language: locale.language, summary: summaries.join(' ') || copy.notKept, mood: 'plain', elements };
}

function hitFacts(
  mention: Mention,
  hit: Hit,
  { learned, moods }: AddressHistory,
  now: Millis,
  words: Copy,
  format: Format,
): { name: string; value: Text }[] {
  const copy = words.why;
  const terms = new Map(
    hit.terms.map(({ term, field }) => {
      const name = copy.fields[field];
      return [`${term} ${field}`, copy.foundTerm(oneLine(term, 60), name)];
    }),
  );
  const moment = momentRun(mention.post.fetchedAt, now, format);
  const taught = learned?.get(hit.keywordId);
  const mood = moods?.get(hit.keywordId);
  const isCopy = mention.storyId !== mention.id;
  return [
    { name: copy.found, value: [...terms.values()].slice(0, NAMED).join(', ') },
    { name: copy.mood, value: moodWords(hit, words, format) },
    ...(mood ? [{ name: words.judgement.lessons.learned, value: moodLessonWords(mood, words, format) }] : []),
    { name: words.relevance.name, value: relevanceWords(hit, words) },
    ...(taught ? [{ name: words.relevance.learned, value: learnedWords(taught, words, format) }] : []),
    { name: copy.first, value: compose(copy.firstValue, moment, sourceName(mention.post.source, words)) },
    { name: copy.story, value: isCopy ? copy.storyCopy : copy.storyFirst },
    ...heldFacts(hit, words),
  ];
}

function moodWords({ sentiment }: Hit, words: Copy, format: Format): string {
  const copy = words.why;
  if (sentiment.method === 'person') return words.judgement.byPeople(labelName(sentiment.label, words));
  if (sentiment.label === null) return copy.moodNone;
  const label = labelName(sentiment.label, words);
  const value = format.signed(sentiment.value);
  const taught = sentiment.version.endsWith('+taught');
  const said = (text: string) =>
    taught ? words.units.semicolon([text, words.judgement.lessons.taught]) : text;
  if (sentiment.method === 'endpoint') return copy.moodOpinion(label, value);
  const because = sentiment.why
    .filter(({ weight }) => speaksFor(sentiment.label, weight))
    .slice(0, NAMED)
    .map(({ token }) => words.units.quote(oneLine(token, 30)));
  const mood =
    because.length === 0 ? copy.moodValue(label, value) : copy.moodWords(label, value, because.join(', '));
  return said(sentiment.method === 'sentence' ? copy.moodBySentence(mood) : mood);
}

/** Words may say the contrary of what a post says: they are no reason. */
function speaksFor(label: SentimentLabel | null, weight: number): boolean {
  return label === 'neg' ? weight < 0 : label === 'pos' ? weight > 0 : true;
}

function step(verdict: Verdict, names: KeywordNames, now: Millis, words: Copy, format: Format): Text {
  const copy = words.why;
  const { stage, outcome, reason, detail, keywordId, at } = verdict;
  const name = keywordId === null ? null : (names.get(keywordId) ?? null);
  const about = name === null ? '' : `${oneLine(name, 60)}, `;
  const excluded = reason === 'excluded-term' && detail !== null;
  const because = excluded
    ? copy.excludedBy(words.units.quote(oneLine(detail, 120)))
    : reasonText(reason, copy);
  const line =
    because === null
      ? copy.stepAlone(copy.stages[stage], copy.outcomes[outcome])
      : copy.step(copy.stages[stage], copy.outcomes[outcome], because);
  const figures = detail === null || excluded ? '' : ` (${oneLine(detail, 120)})`;
  return [momentRun(at, now, format), ` · ${about}${line}${figures}`];
}

/** Decisions are kept for days: one of an earlier version may have a reason that is no more. */
function reasonText(reason: string, { reasons }: Copy['why']): string | null {
  return Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : null;
}
