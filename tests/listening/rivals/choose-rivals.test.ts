import { describe, expect, test } from 'vitest';
import { chooseRivals } from '../../../src/listening/rivals/choose-rivals.ts';
import { keyword } from '../../messages/samples.ts';

const kestrelbox = keyword('Kestrelbox');
const mini = keyword('Mini', { kind: 'product' });
const quellforge = keyword('Quellforge', { kind: 'competitor' });
const tavnik = keyword('Tavnik', { kind: 'competitor' });
const gone = keyword('Gone', { kind: 'competitor', paused: true });
const routers = keyword('Routers', { kind: 'industry' });
const spring = keyword('Spring', { kind: 'campaign' });
const other = keyword('Otherbrand');
const all = [kestrelbox, mini, quellforge, tavnik, gone, routers, spring, other];

const names = (keywords: readonly { name: string }[]) => keywords.map(({ name }) => name).join(' ');

describe('who is compared', () => {
  test.each([
    [
      'the brand of the channel, with all competitors',
      null,
      [kestrelbox, spring],
      'Kestrelbox Quellforge Tavnik',
    ],
    [
      'a brand whose products are followed beside it',
      null,
      [mini, kestrelbox],
      'Kestrelbox Quellforge Tavnik',
    ],
    ['the product, where no brand is followed', null, [mini], 'Mini Quellforge Tavnik'],
    ['a competitor alone, with our brands', null, [tavnik], 'Tavnik Kestrelbox Otherbrand'],
    ['only what is followed, of an industry', null, [routers], ''],
    ['one named brand, with all competitors', [other], [kestrelbox], 'Otherbrand Quellforge Tavnik'],
    ['one named competitor, with the brand of the channel', [tavnik], [kestrelbox], 'Tavnik Kestrelbox'],
    ['those named, whatever their kind', [spring, tavnik], [kestrelbox], 'Spring Tavnik'],
    ['an industry alone, as its background', [routers], [kestrelbox], 'Kestrelbox Quellforge Tavnik'],
    ['a paused one that is named', [kestrelbox, gone], [], 'Kestrelbox Gone'],
  ])('%s', (_, named, here, rows) => {
    const rivals = chooseRivals(named, here, all);
    expect(names(rivals.rows)).toBe(rows);
    expect(names(rivals.industries)).toBe('Routers');
  });

  test('brands among themselves where there is no competitor', () => {
    const brands = [kestrelbox, other];
    const { rows, own, industries } = chooseRivals(null, brands, brands);
    expect(names(rows)).toBe('Kestrelbox Otherbrand');
    // All are ours: none of them is the other side.
    expect([...own]).toEqual([]);
    expect(industries).toEqual([]);
  });

  test('a named industry is the background, not a row', () => {
    const cables = keyword('Cables', { kind: 'industry' });
    const { rows, industries } = chooseRivals([cables, kestrelbox, tavnik], [], [...all, cables]);
    expect(names(rows)).toBe('Kestrelbox Tavnik');
    expect(names(industries)).toBe('Cables');
  });
});
