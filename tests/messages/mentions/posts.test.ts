import { describe, expect, test } from 'vitest';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { topPostView } from '../../../src/messages/mentions/posts.ts';
import { NOW, topPost } from '../samples.ts';

describe('a top post as a card', () => {
  const noteOf = (copies: number) =>
    topPostView(
      topPost({ copies }),
      NOW,
      copyOf('en'),
      formatOf({ language: 'en', timeZone: 'Europe/Paris' }),
    ).note;

  test('says how often it was copied, and nothing when it stands alone', () => {
    expect(noteOf(2)).toMatch(/^2 /);
    expect(noteOf(1)).toBeNull();
  });
});
