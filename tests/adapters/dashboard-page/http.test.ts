import { parseDocument } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { HOME, raise } from '../../commands/harness.ts';
import { readRequest, storePosts } from '../../commands/posts.ts';
import { fill, HOSTILE, servedWorld } from './served.ts';

type Served = Awaited<ReturnType<typeof servedWorld>>;
type Parsed = ReturnType<typeof parseDocument>['children'][number];

let served: Served;
beforeEach(async () => {
  served = await servedWorld();
  await fill(served.world);
});
afterEach(() => served.close());

const headersOf = (answer: Response) =>
  Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'etag'].includes(name)));

function elements(nodes: readonly Parsed[]): { name: string; attributes: Record<string, string> }[] {
  return nodes.flatMap((node) => [
    ...('attribs' in node ? [{ name: node.name, attributes: node.attribs }] : []),
    ...('children' in node ? elements(node.children as Parsed[]) : []),
  ]);
}

describe('the page behind a link', () => {
  test('shows what the dashboard of the channel shows, in its language and its time', async () => {
    const page = await (await fetch(await served.link())).text();
    for (const text of [
      'Dashboard of #support',
      '1 open alert',
      '#1 Negative spike: Kestrelbox (severity 2, high)',
      'Brands and products',
      'Competitors',
      'Industry',
      '39 mentions in 7 days',
      'Your source is up to date.',
      '#support: Wed, Mar 4, 09:00',
      'This link is valid until Wed, Mar 4, 10:00. Nothing can be changed here. Times: ',
    ])
      expect(page).toContain(text);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('href="https://chat.example/C0SUPPORT/alert%3Aa1%3Acard%3A');
    await served.world.say('settings --language fr');
    const french = await (await fetch(await served.link())).text();
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('Tableau de bord de #support');
    expect(french).toMatch(/data-name="7 jours[\u00a0\u202f]: "/);
    expect(french).not.toMatch(/Open alert|Keyword|Sources up/);
  });

  test('may be kept by nobody, framed by nobody, found by nobody, and load nothing', async () => {
    const answer = await fetch(await served.link());
    expect(answer.status).toBe(200);
    expect(headersOf(answer)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; /,
    );
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const found = elements(parseDocument(await answer.text()).children);
    const loads = found.filter(
      ({ name, attributes }) =>
        ['img', 'link', 'iframe', 'object', 'embed', 'form', 'input', 'base'].includes(name) ||
        'src' in attributes ||
        'style' in attributes,
    );
    expect(loads).toEqual([]);
  });

  test('words of strangers are words: no element, attribute or address is theirs but links to posts', async () => {
    const html = await (await fetch(await served.link())).text();
    const found = elements(parseDocument(html).children);
    expect(
      found.filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on'))),
    ).toEqual([]);
    for (const { attributes } of found.filter(({ name }) => name === 'a')) {
      const { href, rel } = attributes;
      if (/^(#|$)/.test(href!)) continue;
      expect(href).toMatch(/^https:\/\/(board|chat)\.example\//);
      expect(rel).toContain('noreferrer');
    }
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain(HOSTILE);
    expect(html).not.toContain('\u202e');
  });

  test('says that nothing has changed, until something has', async () => {
    const { world } = served;
    const url = await served.link();
    const etag = (await fetch(url)).headers.get('etag')!;
    const again = () => fetch(url, { headers: { 'if-none-match': etag } });
    const same = await again();
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(same.headers.get('cache-control')).toBe('no-store');
    world.pass(11_000);
    await raise(world, { id: 'a2' });
    world.pass(11_000);
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await changed.text()).toContain('2 open alerts');
  });

  test('is asked for, and never told: nothing can be changed there', async () => {
    const url = await served.link();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect([method, (await fetch(url, { method })).status]).toEqual([method, 405]);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const before = await served.world.store.audit((await served.world.workspace()).id, { limit: 100 });
    await fetch(url);
    expect(await served.world.store.audit((await served.world.workspace()).id, { limit: 100 })).toEqual(
      before,
    );
  });
});

describe('an address that opens nothing', () => {
  const nowhere = async (url: string) => {
    const answer = await fetch(url);
    return { status: answer.status, headers: headersOf(answer), body: await answer.text() };
  };

  test('is answered alike, whether it was never made, has ended, was revoked, or its channel is gone', async () => {
    const { world } = served;
    const unknown = await nowhere(served.at(`/dashboard/${'A'.repeat(43)}`));
    expect(unknown.status).toBe(404);
    expect(unknown.body).toContain('There is no page here, or its link has ended.');
    expect(unknown.body).toContain('lang="fr"');
    const revoked = await served.link();
    expect((await fetch(revoked)).status).toBe(200);
    await world.say('dashboard unlink 1');
    const ended = await served.link('dashboard link --for 1h');
    const long = await served.link('dashboard link --for 7d');
    const gone = await served.link('dashboard link --for 7d --in <#C0OTHER|other>', { admin: true });
    await world.router.channelRemoved({ ...HOME, channel: 'C0OTHER' }, 'deleted');
    world.pass(HOUR + 1);
    const swapped = revoked.replace(/(.)$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const url of [
      revoked,
      ended,
      gone,
      swapped,
      served.at('/dashboard/x'),
      served.at(`/dashboard/${encodeURIComponent("' or 1=1 --")}`),
      served.at('/dashboard/%00'),
      served.at(`/dashboard/${'k'.repeat(200)}`),
    ])
      expect([url, await nowhere(url)]).toEqual([url, unknown]);
    expect((await fetch(long)).status).toBe(200);
    world.pass(7 * DAY);
    expect(await nowhere(long)).toEqual(unknown);
  });

  test('so is one of a home that removed the bot, until it is back', async () => {
    const url = await served.link();
    await served.world.router.homeRemoved(HOME);
    expect((await fetch(url)).status).toBe(404);
  });

  test('programs that make previews of posted addresses get nothing', async () => {
    const url = await served.link();
    for (const agent of [
      'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
      'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
      'facebookexternalhit/1.1',
      'WhatsApp/2.23.20.0',
      'TelegramBot (like TwitterBot)',
      'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    ])
      expect([agent, (await fetch(url, { headers: { 'user-agent': agent } })).status]).toEqual([agent, 404]);
    for (const person of [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
      'Mozilla/5.0 (Linux; Android 9; CUBOT NOTE) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    ])
      expect([person, (await fetch(url, { headers: { 'user-agent': person } })).status]).toEqual([
        person,
        200,
      ]);
  });

  test('other paths are as before', async () => {
    for (const path of ['/dashboard', '/dashboard/', '/dashboard/a/b', '/'])
      expect([path, (await fetch(served.at(path))).status]).toEqual([path, 404]);
  });
});

test('who asks too often waits, and others do not', async () => {
  const [first, other] = [await served.link(), await served.link()];
  for (let nth = 0; nth < 60; nth++) expect((await fetch(first)).status).toBe(200);
  const busy = await fetch(first);
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await busy.text()).toContain('Too many requests.');
  expect((await fetch(other)).status).toBe(200);
  served.world.pass(MINUTE);
  expect((await fetch(first)).status).toBe(200);
});

test('the secret is in no log and nowhere in the database', async () => {
  const url = await served.link();
  await fetch(url);
  const secret = url.split('/').at(-1)!;
  expect(secret).toMatch(/^[\w-]{43}$/);
  const { id } = await served.world.workspace();
  const stored = [
    await served.world.store.dashboardLinks(id, 0),
    await served.world.store.audit(id, { limit: 100 }),
    await served.world.store.deliveriesWith(id, ''),
  ];
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(served.logged.join('\n')).not.toContain(secret);
});

test('posts that are deleted or of a forgotten author are gone from that second, however fresh the page is', async () => {
  const { world } = served;
  const url = await served.link();
  expect(await (await fetch(url)).text()).toMatch(/box 3\b/);
  await world.say('forget hacker-news:reader3 --yes', { admin: true });
  const after = await (await fetch(url)).text();
  expect(after).not.toMatch(/box 3\b|reader3\b/);
  const left = /box (\d+)\b/.exec(after)![0];
  const { id } = await world.workspace();
  const post = (await world.store.allMentionsIn(id, 0, world.now(), 100)).find((mention) =>
    mention.post.text.includes(left),
  )!;
  await world.store.deletePosts('hacker-news', [post.post.extId]);
  expect(await (await fetch(url)).text()).not.toMatch(new RegExp(`${left}\\b`));
});

test('a link of a channel never shows more than the channel, even when it follows nothing any more', async () => {
  const { world } = served;
  await world.say('add secretbrand --name Secretbrand', { channel: 'C0PRIVATE' });
  const { id } = await world.workspace();
  const secret = (await world.store.keywords(id)).find(({ name }) => name === 'Secretbrand')!;
  await storePosts(
    world,
    secret.id,
    [{ text: 'secretbrand leaks', at: world.now() - HOUR }],
    readRequest(world.now()),
  );
  const url = await served.link();
  expect(await (await fetch(url)).text()).not.toContain('Secretbrand');
  for (const name of ['Kestrelbox', 'Brindlemoor', 'Mesh routers'])
    await world.say(`remove "${name}" --yes`, { admin: true });
  world.pass(MINUTE);
  const page = await (await fetch(url)).text();
  expect(page).toContain('No keyword is followed yet.');
  expect(page).not.toMatch(/Secretbrand|secretbrand leaks/);
});
