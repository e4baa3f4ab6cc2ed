import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGathering } from '../../../src/listening/mentions/gathering.ts';

const gather = (title: string, ...texts: string[]) => {
  const gathering = createGathering(title);
  return texts.map(gathering.takeNew);
};

test.each<[string, string[], string[]]>([
  ['a title', ['a title', 'A Title!', 'another title'], ['', '', 'another title']],
  ['t', ['one two three. four five.', 'One two three … Four five'], ['one two three.\nfour five.', '']],
  ['t', ['one two. three four.', 'two three'], ['one two.\nthree four.', '']],
  ['t', ['one two. three four.', 'four one'], ['one two.\nthree four.', 'four one']],
  ['t', ['新しいルーター', '新しいルーター', '別の言葉'], ['新しいルーター', '', '別の言葉']],
  ['t', ['', ' ', '!?'], ['', '', '']],
])('%s: of %j is new %j', (title, texts, fresh) => expect(gather(title, ...texts)).toEqual(fresh));

test('no two words that stand together in a sentence are lost', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', 'e.'), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
      const all = gather('', ...texts)
        .join('\n')
        .toLowerCase();
      const pairs = (of: string) => {
        const words = of.match(/[a-z]+/g) ?? [];
        return words.slice(1).map((word, at) => `${words[at]} ${word}`);
      };
      const kept = new Set(all.split('\n').flatMap(pairs));
      for (const sentence of texts.flatMap((given) => given.split(/(?<=\.)\s+/)))
        for (const pair of pairs(sentence)) expect(kept).toContain(pair);
    }),
  );
});

test('a hostile item takes no time', { timeout: 5_000 }, () => {
  const body = 'word of it. '.repeat(80_000);
  const texts = Array.from({ length: 100 }, (_, at) => `short ${at}. ${'x. '.repeat(2_000)}`);
  const gathering = createGathering('t');
  gathering.take(body);
  for (const text of texts) expect(gathering.takeNew(text)).toContain(`short`);
});
