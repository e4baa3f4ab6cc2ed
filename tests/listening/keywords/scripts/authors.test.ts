import { expect, test } from 'vitest';
import { marked, postOf } from '../query/posts.ts';

/** Handles and shown names, as the sources write them. */
test.each([
  ['author:maplefox', '@maple_fox', true],
  ['author:maple_fox', '@maple_fox', true],
  ['author:@maple_fox', 'maple_fox', true],
  ['author:"maple fox"', '@maple_fox', true],
  ['author:"maple fox"', '@maplefox', true],
  ['author:"maple fox"', 'Maple Fox', true],
  ['author:"Maple Fox"', 'MAPLE FOX 🦊', true],
  ['author:maplefox', 'maplefox.bsky.social', true],
  ['author:@maplefox', 'maplefox.bsky.social', true],
  ['author:maplefox.bsky.social', 'maplefox.bsky.social', true],
  ['author:maplefox.bsky.social', '@maplefox.bsky.social', true],
  ['author:maplefox', '@maplefox@social.example', true],
  ['author:@maplefox@social.example', '@maplefox@social.example', true],
  ['author:maple-fox', 'maple-fox', true],
  ['author:maplefox', 'maple-fox', true],
  ['author:maplefox', 'u/maplefox', true],
  ['author:zoë', 'Zoe', true],
  ['author:élan', '@elan', true],
  ['author:狐狸', '小狐狸', true],
  ['author:maplefox', '@maplefoxes', false],
  ['author:maplefox', 'Fox Maple', false],
  ['author:"maple fox"', 'Maple the Fox', false],
  ['author:maple', '@maplefox', false],
  ['author:maplefox', 'Maple Fox', false],
  ['author:maplefox.bsky.social', 'maplefox.other.social', false],
])('%s in «%s»: %j', (query, name, found) => {
  const author = { key: 'feed:1', name, url: null, followers: null };
  expect(marked(query, postOf('a text', { author })) !== null).toBe(found);
});
