import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlOf } from '../../../src/adapters/report-file/html/html.ts';
import type { ReportLook } from '../../../src/adapters/report-file/look.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import type { ReportData } from '../../../src/messages/reports/report-data.ts';
import { reportDocument } from '../../../src/messages/reports/report-document.ts';
import { type Browser, describeInBrowser, launchBrowser, type Page } from '../../browser/cdp.ts';
import { lowContrast, overflowing } from '../../browser/page-checks.ts';
import { crowdedReport, hostileReport, sparseReports } from '../../reports/hostile-report.ts';
import { oneKeyword, sixKeywords } from '../../reports/sample-report.ts';

const PLAIN: ReportLook = { logo: null, color: null };
const HOSTILE =
  '</style></title><script>document.title="run"</script><img src=https://evil.example/x onerror=alert(1)>';
const reports: Record<string, ReportData> = {
  one: oneKeyword(),
  six: sixKeywords(),
  crowded: crowdedReport(),
  hostile: hostileReport(HOSTILE),
  long: hostileReport('w'.repeat(400)),
  ...sparseReports(),
};

describeInBrowser('a report in a browser', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-report-'));
    browser = await launchBrowser();
    page = await browser.open();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opened from the disk, as whoever gets it by mail does. */
  async function show(name: string, language: string, look = PLAIN): Promise<void> {
    const path = join(folder, `${name}-${language}.html`);
    const document = reportDocument(reports[name]!, { language, timeZone: 'Europe/Paris' });
    await writeFile(path, htmlOf(document, look));
    await page.goto(pathToFileURL(path).href);
    await page.evaluate('document.fonts.ready.then(() => true)');
  }

  const cases = Object.keys(reports).flatMap((name) =>
    languageTags.map((language) => [name, language] as const),
  );

  test.each(cases)('%s in %s is read on a phone, a laptop, by day and by night', async (name, language) => {
    await show(name, language);
    // Closed figures are read, too.
    await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true })');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulate({ scheme });
      for (const width of [360, 800]) {
        await page.resize(width, 800);
        expect(await overflowing(page), `${scheme}, ${width}`).toEqual([]);
        expect(await lowContrast(page), `${scheme}, ${width}`).toEqual([]);
      }
    }
    await page.emulate({});
  });

  test('nothing is asked of anybody, and no script runs', async () => {
    for (const [name, language] of cases) await show(name, language);
    expect(page.requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    expect(await page.evaluate('document.scripts.length')).toBe(0);
    await show('hostile', 'en');
    expect(await page.evaluate('document.title')).not.toBe('run');
    expect(page.complaints).toEqual([]);
  });

  test('its own font is there, in text and in charts', async () => {
    await show('one', 'en');
    expect(await page.evaluate('[...document.fonts].filter((f) => f.status === "loaded").length')).toBe(3);
    expect(await page.evaluate('document.fonts.check("700 16px Inter")')).toBe(true);
  });

  test('charts are drawn for the width of the page, no letter under 10 pixels', async () => {
    await show('six', 'en');
    const shown = `[...document.querySelectorAll('svg')].filter((svg) => svg.getClientRects().length > 0)`;
    const smallest = `Math.min(...${shown}.flatMap((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return [...svg.querySelectorAll('text')].map((text) => parseFloat(text.getAttribute('font-size')) * scale);
    }))`;
    for (const [width, drawn] of [
      [320, 330],
      [800, 680],
    ] as const) {
      await page.resize(width, 800);
      const widths = await page.evaluate<number[]>(`${shown}.map((svg) => svg.viewBox.baseVal.width)`);
      expect(new Set(widths)).toEqual(new Set([drawn]));
      expect(await page.evaluate<number>(smallest)).toBeGreaterThanOrEqual(10);
    }
  });

  test('on paper it is white, whole and on A4', async () => {
    await page.emulate({ medium: 'print', scheme: 'dark' });
    await show('one', 'en');
    await page.resize(680, 900);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await overflowing(page)).toEqual([]);
    expect(await lowContrast(page)).toEqual([]);
    const short = await pagesOf(page);
    expect(short.size).toBe('A4');
    expect(short.pages).toBeLessThanOrEqual(5);
    await show('six', 'en');
    const { pages, size } = await pagesOf(page);
    expect(size).toBe('A4');
    expect(pages).toBeGreaterThan(4);
    expect(pages).toBeLessThanOrEqual(9);
    await page.emulate({});
    await page.resize(1_000, 800);
  });

  test('a screen reader meets its headings in order, its charts as pictures with words, its tables by name', async () => {
    await show('one', 'en');
    const nodes = await page.accessibility();
    const headings = nodes.filter(({ role }) => role === 'heading');
    expect(headings.map(({ level }) => level)).toEqual([1, ...headings.slice(1).map(() => 2)]);
    expect(headings[0]!.name).toBe('Brindlemoor');
    const pictures = nodes.filter(({ role }) => role === 'image');
    expect(pictures.map(({ name }) => name.replaceAll('\u00a0', ' '))).toEqual([
      'Brindlemoor: 4 times as many mentions on Thursday',
      'Brindlemoor: 4 times as many negative mentions on Thursday',
      'Autumn launch: 1,040 mentions in 4 days, 540 to 700 expected',
    ]);
    expect(pictures.every(({ description }) => description.length > 40)).toBe(true);
    const tables = nodes.filter(({ role }) => role === 'table').map(({ name }) => name);
    expect(tables).toContain('Themes of Brindlemoor');
    expect(tables).not.toContain('');
    for (const role of ['main', 'navigation', 'region'])
      expect(nodes.filter((node) => node.role === role).length, role).toBeGreaterThan(0);
  });

  test('by keyboard one skips to the report, follows its contents and scrolls a wide table', async () => {
    await show('one', 'en');
    await page.resize(360, 640);
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top >= 0')).toBe(true);
    await page.press('Enter');
    await page.until('document.activeElement.id === "report"');
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#s1');
    const wide = `[...document.querySelectorAll('.scroll')].find((frame) => frame.scrollWidth > frame.clientWidth && frame.clientWidth > 0)`;
    await page.evaluate(`${wide}.focus()`);
    expect(await page.evaluate(`document.activeElement === ${wide}`)).toBe(true);
    await page.press('ArrowRight');
    await page.until(`${wide}.scrollLeft > 0`);
  });

  test('a logo of any sort cannot reach out', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30"><image href="https://evil.example/x.png"/><script>document.title="run"</script><rect width="80" height="30"/></svg>';
    await show('one', 'en', { logo: { type: 'image/svg+xml', data: Buffer.from(svg) }, color: '#7a354d' });
    await page.until('document.images[0].complete');
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(80);
    expect(page.requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    expect(await page.evaluate('document.title')).toMatch(/^Brindlemoor/);
  });
});

/** Of a PDF as the browser prints it: how many pages, of which size. */
async function pagesOf(page: Page): Promise<{ pages: number; size: string }> {
  const text = (await page.pdf()).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const isA4 = boxes.every(
    ([, width, height]) => Math.abs(Number(width) - 595) < 1.5 && Math.abs(Number(height) - 842) < 1.5,
  );
  return { pages: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, size: isA4 ? 'A4' : 'other' };
}
