import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedAddress } from '../../../../src/listening/sources/feed/typed-address.ts';
import { runs } from '../../../runs.ts';

const read = (typed: string) => typedAddress(typed)?.url.href ?? null;

describe('typedAddress', () => {
  it.each<[string, string | null]>([
    ['queue.example', 'https://queue.example/'],
    [' queue.example/blog ', 'https://queue.example/blog'],
    ['//queue.example/blog', 'https://queue.example/blog'],
    ['queue.example:8080/blog', 'https://queue.example:8080/blog'],
    ['localhost:8080/rss', 'https://localhost:8080/rss'],
    ['HTTP://Queue.Example/Blog', 'http://queue.example/Blog'],
    ['http//queue.example', 'http://queue.example/'],
    ['https:queue.example', 'https://queue.example/'],
    ['http://https://queue.example/', 'https://queue.example/'],
    ['https://http//queue.example/', 'http://queue.example/'],
    ['feed://queue.example/rss', 'https://queue.example/rss'],
    ['feed:queue.example/rss', 'https://queue.example/rss'],
    ['feed:https://queue.example/rss', 'https://queue.example/rss'],
    ['feed:http://queue.example/rss', 'http://queue.example/rss'],
    ['feed://https://queue.example/rss', 'https://queue.example/rss'],
    ['itpc://queue.example/cast', 'https://queue.example/cast'],
    ['view-source:https://queue.example/', 'https://queue.example/'],
    ['<https://queue.example/a|queue.example/a>', 'https://queue.example/a'],
    ['<http://queue.example/a|queue.example/a>', 'https://queue.example/a'],
    ['<http://queue.example/a|http://queue.example/a>', 'http://queue.example/a'],
    ['<https://queue.example/a>', 'https://queue.example/a'],
    ['<queue.example>', 'https://queue.example/'],
    ['https://queue.example/a?x=1&amp;y=2', 'https://queue.example/a?x=1&y=2'],
    ['[the blog](https://queue.example/a_(b))', 'https://queue.example/a_(b)'],
    ['(https://queue.example/a)', 'https://queue.example/a'],
    ['https://queue.example/a_(b)', 'https://queue.example/a_(b)'],
    ['see https://queue.example/a_(b).', 'https://queue.example/a_(b)'],
    ['`queue.example`', 'https://queue.example/'],
    ['« https://queue.example/a »', 'https://queue.example/a'],
    ['https://queue.example/a…', 'https://queue.example/a'],
    ['\u200bhttps://queue.example/\ufeff', 'https://queue.example/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://queue.example/rss?utm_source=slack&id=7', 'https://queue.example/rss?id=7'],
    ['https://queue.example/?feed=rss2', 'https://queue.example/?feed=rss2'],
    ['@ana@social.example', 'https://social.example/@ana'],
    ['!queues@lemmy.example', 'https://lemmy.example/c/queues'],
    ['@ana.bsky.social', 'https://bsky.app/profile/ana.bsky.social'],
    ['@QueueTV', 'https://www.youtube.com/@QueueTV'],
    ['r/selfhosted', 'https://www.reddit.com/r/selfhosted/'],
    ['/u/ana_lis', 'https://www.reddit.com/user/ana_lis/'],
    ['not an address', null],
    ['', null],
    ['   ', null],
    ['https://', null],
    ['<>', null],
  ])('%s', (typed, address) => {
    expect(read(typed)).toBe(address);
  });

  it('says whether the scheme was left to it', () => {
    expect(typedAddress('queue.example')?.assumed).toBe(true);
    expect(typedAddress('feed://queue.example')?.assumed).toBe(true);
    expect(typedAddress('https://queue.example')?.assumed).toBe(false);
    expect(typedAddress('http://queue.example')?.assumed).toBe(false);
  });

  it('whatever a chat or a note puts around an address, the address is found', () => {
    const path = fc.stringMatching(/^(?:\/[a-z0-9_-]{1,8}){0,4}\/?$/);
    const query = fc.option(fc.stringMatching(/^[a-z]{1,5}=[a-z0-9]{1,8}$/), { nil: undefined });
    const around = fc.constantFrom<(address: string) => string>(
      (address) => address,
      (address) => `<${address}>`,
      (address) => `<${address}|the blog>`,
      (address) => `[blog](${address})`,
      (address) => `"${address}"`,
      (address) => `“${address}”,`,
      (address) => `(${address})`,
      (address) => `look at ${address}!`,
      (address) => `${address}.`,
      (address) => `*${address}*`,
      (address) => `\`${address}\``,
      (address) => `feed:${address}`,
      (address) => `\u200e${address} `,
    );
    fc.assert(
      fc.property(path, query, around, (at, parameter, put) => {
        const address = `https://queue.example${at || '/'}${parameter ? `?${parameter}` : ''}`;
        expect(read(put(address))).toBe(address);
      }),
      { seed: 14, numRuns: runs(1_000) },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.webUrl()), (text) => {
        const found = typedAddress(text);
        expect(found === null || found.url instanceof URL).toBe(true);
      }),
      { seed: 15, numRuns: runs(1_000) },
    );
  });
});
