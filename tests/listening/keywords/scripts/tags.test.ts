import { expect, test } from 'vitest';
import { marked, postOf } from '../query/posts.ts';

/** Tags that a source declares. */
test.each([
  ['tag:c++', 'c++', true],
  ['tag:c++', 'C++', true],
  ['tag:c++', 'c', false],
  ['tag:c++', 'c#', false],
  ['tag:c#', 'c#', true],
  ['tag:node.js', 'node.js', true],
  ['tag:node.js', 'nodejs', true],
  ['tag:machinelearning', 'Machine Learning', true],
  ['tag:machine-learning', 'machine-learning', true],
  ['tag:learning', 'Machine Learning', false],
  ['C++', 'c++', true],
  ['C++', 'c', false],
  ['.NET', '.net', true],
  ['.NET', 'asp.net', false],
  ['Node.js', 'nodejs', true],
  ['R&D', 'r&d', true],
  ['كسترل', 'الكسترل', true],
  ['kestrel.io', 'kestrel.io', true],
])('%s at the tag «%s»: %j', (query, tag, found) => {
  expect(marked(query, postOf('a text', { tags: [tag] })) !== null).toBe(found);
});
