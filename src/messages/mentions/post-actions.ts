import { postName } from '../../listening/mentions/post-name.ts';
import type { Copy } from '../languages/copy.ts';
import type { Button, PostTarget } from '../message.ts';

/** Arguments of a button about one post. */
export function aboutPost({ mention, keyword }: PostTarget): Record<string, string> {
  return { target: postName(mention, keyword) };
}

/** The few actions that come first; the last one shows them all. */
export function quickActions(post: PostTarget, { posts: { buttons } }: Pick<Copy, 'posts'>): Button[] {
  const args = aboutPost(post);
  const mark = (label: string, as: string): Button => ({ label, verb: 'mark', args: { ...args, as } });
  return [
    mark(buttons.notAboutUs, 'not-about-us'),
    mark(buttons.negative, 'negative'),
    mark(buttons.neutral, 'neutral'),
    mark(buttons.positive, 'positive'),
    { label: buttons.more, verb: 'mark', args },
  ];
}
