import { expect, test } from 'vitest';
import { driversOf } from '../../../src/listening/alerts/drivers.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';

const mention = (text: string, author: string): Mention =>
  ({
    post: { title: null, text, author: { key: author }, site: 'forum.example' },
    hits: [],
  }) as unknown as Mention;
const SKIP = new Set(['kestrelbox']);
const before = [
  'Kestrelbox setup was easy',
  'I like the Kestrelbox queue',
  'Kestrelbox docs are fine today',
  'Which port does Kestrelbox use',
].map((text, index) => mention(text, `old${index}`));

test('the phrase that many people use now and nobody used before comes first', () => {
  const now = [
    'Kestrelbox reboot loop since firmware 4.2',
    'Again the reboot loop on Kestrelbox',
    'reboot loop here, firmware 4.2',
    'Kestrelbox is fine here today',
  ].map((text, index) => mention(text, `new${index}`));
  const drivers = driversOf(now, before, SKIP);
  expect(drivers[0]).toMatchObject({ phrase: 'reboot loop', posts: 3, authors: 3 });
  expect(drivers.map(({ phrase }) => phrase).join(' ')).not.toMatch(/kestrelbox/);
});

test('one person who repeats a phrase drives nothing', () => {
  const now = Array.from({ length: 6 }, () => mention('Kestrelbox refund scandal', 'loud'));
  expect(driversOf(now, before, SKIP)).toEqual([]);
});

test('French elision and grammar words do not hide a phrase', () => {
  const now = ['l’écran bleu de Kestrelbox', 'un écran bleu encore', "c'est l'écran bleu"].map(
    (text, index) => mention(text, `f${index}`),
  );
  expect(driversOf(now, before, SKIP)[0]!.phrase).toMatch(/écran bleu$/);
});

test('hostile text costs nothing and breaks nothing', () => {
  const now = Array.from({ length: 4 }, (_, index) =>
    mention(`${'('.repeat(5000)} \u202e <script> ${'a '.repeat(5000)}`, `h${index}`),
  );
  expect(() => driversOf(now, [], new Set())).not.toThrow();
});
