import { expect, test } from 'vitest';
import { readLabeled } from '../../tools/eval-relevance/read.ts';

test('labeled posts are read by keyword, with author and site where they are known', async () => {
  const [orbit, pomme, ...more] = await readLabeled(
    [
      'true\torbit\tOrbit is down\tash\tforum.example',
      'false\torbit\tThe moon left its orbit\\nlast week',
      '1\tpomme\tLa Pomme a encore planté',
      'no\torbit\tnothing of that name',
      '',
    ].join('\r\n'),
  );
  expect(more).toEqual([]);
  expect(orbit).toMatchObject({ query: 'orbit', unmatched: 1 });
  expect(orbit!.posts.map(({ about }) => about)).toEqual([true, false]);
  expect(orbit!.posts[0]!.post).toMatchObject({ site: 'forum.example', author: { name: 'ash' } });
  expect(orbit!.posts[1]!.post).toMatchObject({
    site: '',
    author: null,
    text: 'The moon left its orbit\nlast week',
  });
  expect(pomme!.posts[0]).toMatchObject({
    about: true,
    terms: [{ term: 'pomme', field: 'text', start: 3, end: 8 }],
  });
});

test.each([
  ['maybe\torbit\ttext', 'line 1: the label is "maybe", not true or false'],
  ['true\t(orbit\ttext', 'line 1: "(orbit" is no query'],
])('a line that cannot be read is named: %s', async (line, problem) => {
  await expect(readLabeled(line)).rejects.toThrow(problem);
});
