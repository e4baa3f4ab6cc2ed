import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkCards } from '../../src/adapters/card-links.ts';
import { renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../src/adapters/slack/view-blocks.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { namedCards } from '../../src/messages/cards.ts';
import type { CardRun, LinkButton, Message, Run } from '../../src/messages/message.ts';
import { runs } from '../runs.ts';

const POST = 'https://news.outlet.example/item?id=41';
const CARD = 'https://chat.example/archives/C0SUPPORT/p12';
const card: CardRun = { alert: 12, id: 'a12', text: '12' };

function message(links: LinkButton[], text: string | Run[] = 'A post.'): Message {
  return {
    language: 'fr',
    summary: 's',
    mood: 'plain',
    elements: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [{ label: 'Pourquoi ?', verb: 'why', args: {} }], links },
    ],
  };
}

/** Everything of a payload that has an address to open. */
function opened(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(opened);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'url' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(opened)];
}
const onSlack = (shown: Message) => opened(renderSlack(shown).parts);
const onDiscord = (shown: Message) =>
  opened(
    renderDiscord(shown, { pictureOf: () => null, idOf: (_, nth) => `id-${nth}` }).map(
      ({ components }) => components,
    ),
  );
const onTerminal = (shown: Message) =>
  renderTerminal(shown, { color: false, width: 100, numberButton: () => 1 });

describe('a button that opens an address', () => {
  const open = message([{ label: 'Ouvrir le message', to: POST }]);

  test('is one of the platform, which runs nothing', () => {
    expect(onSlack(open)).toEqual([
      {
        type: 'button',
        text: { type: 'plain_text', text: 'Ouvrir le message', emoji: false },
        action_id: 'u|0',
        url: POST,
      },
    ]);
    expect(onDiscord(open)).toEqual([{ type: 2, style: 5, label: 'Ouvrir le message', url: POST }]);
    expect(onTerminal(open)).toMatch(/Ouvrir le message\s: https:\/\/news\.outlet\.example\/item\?id=41/);
  });

  test('opens the card of an alert where it is known to stand, and is not there elsewhere', () => {
    const toCard = message([{ label: 'Ouvrir la carte', to: card }]);
    expect(namedCards(toCard)).toEqual(['a12']);
    const linked = linkCards(toCard, () => CARD);
    expect([onSlack(linked), onDiscord(linked)].map(([button]) => button?.url)).toEqual([CARD, CARD]);
    for (const bare of [toCard, linkCards(toCard, () => undefined)]) {
      expect([...onSlack(bare), ...onDiscord(bare)]).toEqual([]);
      expect(onTerminal(bare)).not.toContain('Ouvrir la carte');
    }
  });

  test('never opens what is no web address, or is longer than the platform takes', () => {
    const address = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('javascript:alert(1)', 'slack://user', '//x.example', 'data:text/html,x', 'https://'),
      fc.integer({ min: 400, max: 4_000 }).map((length) => `https://x.example/${'a'.repeat(length)}`),
    );
    fc.assert(
      fc.property(address, (to) => {
        const shown = message([{ label: 'Ouvrir', to }]);
        for (const { url } of onSlack(shown)) {
          expect(url).toMatch(/^https?:\/\//i);
          expect(String(url).length).toBeLessThanOrEqual(3_000);
        }
        for (const { url } of onDiscord(shown)) {
          expect(() => new URL(String(url))).not.toThrow();
          expect(String(url)).toMatch(/^https?:\/\//);
          expect(String(url).length).toBeLessThanOrEqual(512);
        }
      }),
      { numRuns: runs(300), seed: 13 },
    );
  });
});

describe('in a window of Slack, where no table stands', () => {
  const table: Message = {
    language: 'fr',
    summary: 's',
    mood: 'plain',
    elements: [
      {
        kind: 'table',
        caption: 'Alertes',
        columns: ['N°', 'État', 'Âge'],
        rows: [[[card], ['depuis ', { moment: 1_795_525_740_000, text: '14:09', dated: false }], '3 h']],
        numeric: [false, false, true],
      },
    ],
  };

  test('a row keeps its links and its moments', () => {
    const blocks = JSON.stringify(viewBlocks(linkCards(table, () => CARD)));
    expect(blocks).toContain(`{"type":"link","url":"${CARD}","text":"12"}`);
    expect(blocks).toContain('"type":"date"');
    expect(blocks).toMatch(/ · Âge\s: /);
    expect(blocks).not.toContain('preformatted');
  });

  test('a table of words alone is drawn in columns', () => {
    const words: Message = {
      ...table,
      elements: [
        { kind: 'table', caption: '', columns: ['a', 'b'], rows: [['1', '2']], numeric: [true, true] },
      ],
    };
    expect(JSON.stringify(viewBlocks(words))).toContain('preformatted');
  });
});
