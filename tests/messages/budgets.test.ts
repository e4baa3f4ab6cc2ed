import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { wordsOfMessage } from './count-words.ts';
import { everyMessage } from './every-message.ts';

interface Budget {
  /** Words before the first button; a card is read on a phone, and what to do must be in sight. */
  before?: number;
  /** Words in all, without what strangers wrote in their posts. */
  words?: number;
  /** Lines of a terminal of 100 columns, posts and pictures included; empty ones are none. */
  lines?: number;
}

/** What has no row of its own. */
const OTHERS: Budget = { words: 130, lines: 25 };

/** A card, and what is edited or posted in its place. */
const CARD: Budget = { before: 60, words: 75, lines: 20 };
/** All that a skeptic checks, below its card. */
const EVIDENCE: Budget = { words: 250, lines: 48 };
const DIGEST: Budget = { words: 165, lines: 40 };

/** By the beginning of the name of a page; the longest that fits counts. */
const BUDGETS: Readonly<Record<string, Budget>> = {
  'alert-new': CARD,
  'alert-kinds': CARD,
  'alert-states': CARD,
  'alert-escalation': CARD,
  'alert-page': { before: 60, words: 60, lines: 12 },
  'alert-evidence': EVIDENCE,
  // Cards, and the evidence below each.
  'alert-spam': EVIDENCE,
  'alert-one-text': EVIDENCE,
  'alert-more': { words: 180, lines: 25 },
  'alert-lines': { words: 30, lines: 3 },
  'alert-list': { words: 140, lines: 42 },
  'open-items': { words: 150, lines: 44 },
  digest: DIGEST,
  'digest-empty': { words: 50, lines: 5 },
  report: { words: 215, lines: 58 },
  compare: { words: 175, lines: 40 },
  // Each theme with its figures and a few words of a post that says it.
  'report-themes': { words: 250, lines: 66 },
  themes: { words: 150, lines: 30 },
  dashboard: { words: 120, lines: 31 },
  'first-look': { words: 80, lines: 30 },
  'other-languages': { words: 230, lines: 60 },
  // As many entries as fit, twelve answers in turn.
  exclusions: { words: 190, lines: 45 },
  // As many rows as people asked for.
  // Ten people, each with the figures that the order is made of, and a post.
  people: { words: 300, lines: 45 },
  'filtered-list': { words: 170, lines: 42 },
  'keyword-list': { words: 200, lines: 32 },
  'mention-list': { words: 130, lines: 25 },
  // Ten samples, and each source's figures.
  'preview-asked': { words: 110, lines: 30 },
  posts: { words: 230, lines: 31 },
  // An answer to "why": each sentence is one that was asked for.
  why: { words: 190, lines: 31 },
  'why-no-alert': { words: 160, lines: 21 },
  replay: { words: 400, lines: 52 },
  // The longest is what an outage left: a line for each message that was not told one by one.
  notices: { words: 320, lines: 30 },
  settings: { words: 135, lines: 28 },
  // The longest is about `add`: an option for all that a keyword can be.
  help: { words: 175, lines: 25 },
  'save-question': { words: 150, lines: 30 },
  // The whole language on one screen.
  'help-query': { words: 260, lines: 28 },
};

function budgetOf(name: string): Budget {
  const [best] = Object.keys(BUDGETS)
    .filter((start) => name.startsWith(start))
    .sort((a, b) => b.length - a.length);
  return best === undefined ? OTHERS : BUDGETS[best]!;
}

function lengthOf(message: Message): Required<Budget> {
  const look = { color: false, width: 100, numberButton: () => 1 };
  return {
    before: wordsOfMessage(message, { until: 'buttons' }),
    words: wordsOfMessage(message, { posts: 'without' }),
    lines: renderTerminal(message, look)
      .split('\n')
      .filter((line) => /[\p{L}\p{N}]/u.test(line)).length,
  };
}

describe.each(languageTags)('what people read in %s stays within its budget', (language) => {
  test.each([...everyMessage(language)])('%s', (name, messages) => {
    const budget = budgetOf(name);
    for (const message of messages) {
      const length = lengthOf(message);
      for (const unit of ['before', 'words', 'lines'] as const)
        if (budget[unit] !== undefined)
          expect(length[unit], `${unit} of “${message.summary}”`).toBeLessThanOrEqual(budget[unit]);
    }
  });
});

test('every row of the budgets is about something', () => {
  const names = [...everyMessage('en').keys()];
  for (const start of Object.keys(BUDGETS))
    expect(
      names.some((name) => name.startsWith(start)),
      start,
    ).toBe(true);
});

test('the overview of the help is six lines, and the button that shows more', () => {
  for (const language of languageTags) {
    const [overview] = everyMessage(language).get('help')!;
    // Only `add` and `edit` have more to say: an option for all that a keyword can be.
    const long = everyMessage(language)
      .get('help')!
      .filter((help) => lengthOf(help).words > 130);
    expect(long.length).toBeLessThanOrEqual(2);
    // The row of buttons is the seventh.
    expect(lengthOf(overview!).lines).toBeLessThanOrEqual(7);
  }
});
