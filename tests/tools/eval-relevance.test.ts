import { expect, test } from 'vitest';
import { learningCurve } from '../../tools/eval-relevance/curve.ts';
import { readLabeled } from '../../tools/eval-relevance/read.ts';
import { orbitPosts } from '../listening/relevance/orbit-posts.ts';

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

test('with vectors that tell posts apart the curve is that of the sentence model, without them that of the words', () => {
  const posts = orbitPosts(80);
  const vectors = posts.map(({ about }, at) => {
    const vector = new Float32Array(512);
    vector[about ? 0 : 1] = 0.9;
    vector[2 + at] = 0.4;
    return vector;
  });
  const keyword = { languages: [] };
  const curve = (of: typeof vectors | null[]) =>
    learningCurve(
      posts.map((post, at) => ({ ...post, vector: of[at] ?? null })),
      keyword,
      [20],
      3,
    );
  expect(curve(vectors)).toEqual([{ marks: 20, accuracy: 1, lost: 0, removed: 1, holding: 1 }]);
  expect(curve(posts.map(() => null))).toEqual(learningCurve(posts, keyword, [20], 3));
});
