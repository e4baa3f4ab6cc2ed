import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, describeInBrowser, launchBrowser, type Page } from './cdp.ts';
import { lowContrast, overflowing } from './page-checks.ts';

describeInBrowser('checks of pages find what they are for', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.open();
  });
  afterAll(() => browser?.close());

  const show = (body: string) =>
    page.goto(
      `data:text/html,${encodeURIComponent(`<!doctype html><meta charset="utf-8"><body style="margin:0">${body}`)}`,
    );

  it('text that is too faint, in HTML and in pictures, and no other', async () => {
    await show(`<p style="color:#999">faint one</p>`);
    expect(await lowContrast(page)).toEqual(['2.85 "faint one" rgb(153, 153, 153)']);
    await show(
      '<svg width="99" height="30"><rect width="99" height="30" fill="#111"/><text y="20" fill="#222">dark</text></svg>',
    );
    expect(await lowContrast(page)).toEqual([expect.stringMatching(/^1\.\d\d "dark"/)]);
    await show('<p style="opacity:.4">half there</p>');
    expect(await lowContrast(page)).toEqual([expect.stringContaining('half there')]);
    await show(
      '<p>plain</p><p hidden style="color:#eee">hidden</p><p style="background:#000;color:#fff">on black</p>',
    );
    expect(await lowContrast(page)).toEqual([]);
  });

  it('what is wider than a phone, unless it scrolls for itself', async () => {
    await page.resize(360, 640);
    await show('<p style="width:500px">wide</p>');
    expect(await overflowing(page)).toEqual(['p. 0..500', 'the page is 500 wide in 360']);
    await show('<div style="overflow-x:auto"><p style="width:500px">wide</p></div>');
    expect(await overflowing(page)).toEqual([]);
  });

  it('names for a screen reader, keys, requests and complaints', async () => {
    await show('<h1>Figures</h1><button aria-label="Close it">x</button><a href="#x">There</a>');
    expect(await page.accessibility()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'heading', name: 'Figures', level: 1 }),
        expect.objectContaining({ role: 'button', name: 'Close it', focusable: true }),
      ]),
    );
    await page.press('Tab');
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('There');
    await page.press('Tab', { shift: true });
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON');
    const before = page.requests.length;
    await show(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><img src="http://127.0.0.1:9/x.png">`,
    );
    await page.until('document.readyState === "complete"');
    expect(page.complaints.join()).toContain('Content Security Policy');
    // Also what was blocked has been asked for.
    expect(page.requests.slice(before)).toContain('http://127.0.0.1:9/x.png');
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG');
  });
});
