import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Browser, describeInBrowser, launchBrowser, type Page } from '../../browser/cdp.ts';
import { lowContrast, overflowing } from '../../browser/page-checks.ts';
import { raise } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import { fill, servedWorld } from './served.ts';

/** So often an open page asks here; a test waits for what comes of it, never for a time. */
const OFTEN_MS = 40;
const NEVER_MS = 3_600_000;

describeInBrowser('the page of a dashboard', () => {
  let browser: Browser;
  let page: Page;
  let served: Awaited<ReturnType<typeof servedWorld>>;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.open();
  });
  afterEach(async () => {
    await page.close();
    await served.close();
  });

  const open = async (everyMs: number, language: 'en' | 'fr' = 'en') => {
    served = await servedWorld(everyMs, everyMs === OFTEN_MS ? 1_000 : 0);
    await fill(served.world);
    if (language === 'fr') await served.world.say('settings --language fr');
    url = await served.link();
    expect((await page.goto(url)).status).toBe(200);
  };
  /** Its kept state is ten seconds old at most. */
  const later = () => served.world.pass(11_000);
  const focused = () => page.evaluate<string>('document.activeElement.id || document.activeElement.tagName');
  const announced = () => page.evaluate<string>("document.getElementById('said').innerText");

  it.each(['en', 'fr'] as const)(
    'is readable in %s on a screen, a phone, in the dark and on paper',
    async (language) => {
      await open(NEVER_MS, language);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulate({ scheme });
        for (const width of [1_200, 601, 360, 320]) {
          await page.resize(width, 800);
          expect([scheme, width, await overflowing(page)]).toEqual([scheme, width, []]);
        }
        expect([scheme, await lowContrast(page)]).toEqual([scheme, []]);
        await page.resize(1_200, 800);
        expect([scheme, await lowContrast(page)]).toEqual([scheme, []]);
      }
      await page.emulate({ medium: 'print' });
      expect(await lowContrast(page)).toEqual([]);
    },
  );

  it('asks nobody but its own address, and breaks no rule of its own policy', async () => {
    await open(OFTEN_MS);
    await page.until("performance.getEntriesByType('resource').length > 2");
    expect([...new Set(page.requests)]).toEqual([url]);
    expect(page.complaints).toEqual([]);
    expect(await page.evaluate("document.querySelectorAll('img, [onerror]').length")).toBe(0);
  });

  it('has a name for all that a screen reader meets, in their order', async () => {
    await open(NEVER_MS);
    const tree = await page.accessibility();
    const named = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name);
    expect(
      tree
        .filter(({ role }) => role === 'heading')
        .map(({ level, name }) => [level, name])
        .slice(0, 4),
    ).toEqual([
      [1, 'Dashboard of #support'],
      [2, '1 open alert'],
      [3, '#1 Negative spike: Kestrelbox (severity 2, high)'],
      [2, '39 mentions in 7 days'],
    ]);
    const levels = tree.flatMap(({ role, level }) => (role === 'heading' ? [level!] : []));
    for (const [nth, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[nth - 1] ?? 0) + 1);
    expect(named('image')).toHaveLength(3);
    for (const name of named('image'))
      expect(name).toMatch(/^Mentions per day, the oldest first: (\d+, ){6}\d+$/);
    expect(named('columnheader')).toEqual([
      'Keyword',
      'Per day',
      '7 days',
      'Change',
      'Negative (before)',
      ...named('columnheader').slice(5),
    ]);
    expect(named('rowheader')).toEqual([
      'Brands and products',
      'Kestrelbox',
      'Competitors',
      'Brindlemoor',
      'Industry',
      'Mesh routers',
    ]);
    expect(named('region')).toContain('Compared with the 7 days before');
    expect(named('status')).toHaveLength(1);
    for (const node of tree)
      if (node.focusable && node.role !== 'RootWebArea' && node.role !== 'main')
        expect([node.role, node.name !== '']).toEqual([node.role, true]);
    // Laid out as lines on a phone, rows are rows all the same.
    await page.resize(360, 800);
    const small = (await page.accessibility()).filter(({ role }) => role === 'rowheader');
    expect(small).toHaveLength(6);
  });

  it('is used with the keyboard alone, and shows where one is', async () => {
    await open(NEVER_MS);
    const order: string[] = [];
    const outlines: string[] = [];
    for (let nth = 0; nth < 5; nth++) {
      await page.press('Tab');
      order.push(await page.evaluate('document.activeElement.id || document.activeElement.className'));
      outlines.push(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'));
    }
    expect(order).toEqual(['skip', 'toggle', 'card1', 'table', 'p0']);
    expect(outlines.every((outline) => outline !== 'none')).toBe(true);
    await page.goto(url);
    await page.press('Tab');
    await page.press('Enter');
    expect(await focused()).toBe('main');
    await page.press('Tab');
    expect(await focused()).toBe('card1');
  });

  it('shows and announces a new alert by itself, and leaves the reader where they are', async () => {
    await open(OFTEN_MS);
    await page.evaluate("document.getElementById('table').focus()");
    await page.evaluate("window.kept = document.getElementById('card1')");
    expect(await announced()).toBe('');
    later();
    await raise(served.world, { id: 'a2', severity: 1 });
    later();
    await page.until("document.getElementById('a2')");
    expect(await page.evaluate("document.querySelector('#alerts h2').textContent")).toBe('2 open alerts');
    expect(await page.evaluate('document.title')).toBe('2 open alerts · #support');
    expect(await announced()).toBe('New alert: #2 Negative spike: Kestrelbox (severity 1, critical)');
    // The more severe one stands above; what was there is the same element, and the focus has not moved.
    expect(await page.evaluate("[...document.querySelectorAll('.alerts li')].map(({ id }) => id)")).toEqual([
      'a2',
      'a1',
    ]);
    expect(await page.evaluate("window.kept === document.getElementById('card1')")).toBe(true);
    expect(await focused()).toBe('table');
    later();
    await served.world.say('dismiss 2 --reason noise');
    later();
    await page.until("!document.getElementById('a2')");
    expect(await announced()).toBe('#2 is no longer open.');
  });

  it('keeps the focus near when what had it goes', async () => {
    await open(OFTEN_MS);
    await page.evaluate("document.getElementById('card1').focus()");
    later();
    await served.world.say('dismiss 1 --reason noise');
    later();
    await page.until("!document.getElementById('a1')");
    expect(await focused()).toBe('main');
  });

  it('rests while it is told to, and goes on when asked', async () => {
    await open(OFTEN_MS);
    await page.press('Tab');
    await page.press('Tab');
    await page.press('Enter');
    expect(await page.evaluate("document.getElementById('toggle').textContent")).toBe('Resume updates');
    expect(await page.evaluate("document.getElementById('state').textContent")).toBe('Updates are paused.');
    later();
    await raise(served.world, { id: 'a2' });
    later();
    expect(await page.evaluate("document.querySelector('.bar').innerText")).not.toContain('every 30 seconds');
    // A page that asked would have it by the time that a request of ours is answered.
    await page.evaluate('fetch(location.href).then((answer) => answer.text())');
    expect(await page.evaluate("document.getElementById('a2') === null")).toBe(true);
    await page.press('Enter');
    await page.until("document.getElementById('a2')");
    expect(await focused()).toBe('toggle');
  });

  it('closes when its link is revoked, and asks no more', async () => {
    await open(OFTEN_MS);
    await served.world.say('dashboard unlink 1');
    await page.until("document.getElementById('main').children.length === 0");
    expect(await page.evaluate('document.body.innerText')).toContain('This link has ended.');
    expect(await page.evaluate('document.body.innerText')).not.toMatch(/Kestrelbox|every 30 seconds/);
    expect(await announced()).toContain('This link has ended.');
    expect(await page.evaluate("document.getElementById('toggle').hidden")).toBe(true);
  });

  it('says that there is no answer, and asks again, where a request is never answered', async () => {
    await open(OFTEN_MS);
    const { store } = served.world;
    const { dashboardLinkBy } = store;
    store.dashboardLinkBy = () => new Promise(() => {});
    await page.evaluate("document.body.dataset.patience = '100'");
    await page.until("document.getElementById('state').textContent.startsWith('No answer. Trying again.')");
    store.dashboardLinkBy = dashboardLinkBy;
    await page.evaluate("document.body.dataset.patience = '20000'");
    await page.until("document.getElementById('state').textContent.startsWith('Checked at')");
  });

  it.each(['W', '界', 'https://long.example/?'])(
    'stays within a phone where posts are one long word of %s',
    async (part) => {
      await open(NEVER_MS);
      const [keyword] = await served.world.store.keywords((await served.world.workspace()).id);
      const word = part.repeat(200);
      await storePosts(served.world, keyword!.id, [
        { text: word, title: word, author: word, at: served.world.now() - 1_000, counts: { points: 900 } },
      ]);
      later();
      await page.goto(url);
      for (const width of [1_200, 801, 601, 320]) {
        await page.resize(width, 800);
        expect([width, await overflowing(page)]).toEqual([width, []]);
      }
    },
  );

  it('without a script it is whole, and offers to be loaded again', async () => {
    await page.withoutScript();
    await open(OFTEN_MS);
    const text = (await page.accessibility()).map(({ name }) => name);
    expect(text).toContain('Reload for the newest figures');
    expect(text).toContain('39 mentions in 7 days');
    expect(text).not.toContain('Pause updates');
    expect(text.join(' ')).not.toContain('Updated every 30 seconds.');
  });
});
