import { readFile } from 'node:fs/promises';
import type { Page } from './cdp.ts';

/**
 * Texts below WCAG's 4.5:1 (3:1 where they are large), as a reader sees them: against what is really behind them. Text in
 * SVG counts; what is hidden, or there for screen readers alone, does not.
 */
export function lowContrast(page: Page): Promise<string[]> {
  return run(page, 'contrast');
}

/** Elements that reach over an edge of the page, and how wide it is where it scrolls sideways. */
export function overflowing(page: Page): Promise<string[]> {
  return run(page, 'overflow');
}

async function run(page: Page, name: string): Promise<string[]> {
  return page.evaluate(await readFile(new URL(`./in-page/${name}.js`, import.meta.url), 'utf8'));
}
