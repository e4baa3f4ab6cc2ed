import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../../src/adapters/report-file/html/html.ts';
import type { ReportLook } from '../../../src/adapters/report-file/look.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import type { ReportDocument } from '../../../src/messages/reports/document.ts';
import type { ReportData } from '../../../src/messages/reports/report-data.ts';
import { reportDocument } from '../../../src/messages/reports/report-document.ts';
import { hostile } from '../../reports/hostile.ts';
import { crowdedReport, hostileReport, sparseReports } from '../../reports/hostile-report.ts';
import { oneKeyword, sixKeywords } from '../../reports/sample-report.ts';
import { runs } from '../../runs.ts';

/** A page that is mailed and opened on a phone. */
const MOST_BYTES = 200_000;

const PLAIN: ReportLook = { logo: null, color: null };
const reports: Record<string, ReportData> = { one: oneKeyword(), six: sixKeywords(), ...sparseReports() };
const documentOf = (data: ReportData, language: string) =>
  reportDocument(data, { language, timeZone: 'Europe/Paris' });

/** Charts hold names apart with them. */
const ISOLATES = /[\u2066-\u2069]/g;

interface Element {
  name: string;
  attributes: Record<string, string>;
  /** All the words in it. */
  text: string;
}

/** As a parser of HTML understands it, not as it was meant. */
function parse(html: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element = { name, attributes, text: '' };
      elements.push(element);
      open.push(element);
    },
    ontext: (text) => {
      for (const element of open) element.text += text;
    },
    onclosetag: () => {
      open.pop();
    },
  });
  parser.end(html);
  return elements;
}

/** Whatever a page of ours is made of; its pictures are drawings. */
const ELEMENTS = new Set(
  `html head meta link title style body a header div p h1 main ul li nav section h2 figure details summary
  table caption thead tbody tr th td blockquote span bdi img svg desc rect line path circle text`.split(
    /\s+/,
  ),
);
const ATTRIBUTES = new Set(
  `lang charset http-equiv content name rel href class id aria-label aria-labelledby tabindex role scope dir target
  alt src style xmlns viewbox width height font-family font-weight font-size x y x1 x2 y1 y2 cx cy r rx d opacity
  stroke-width stroke-linejoin stroke-dasharray paint-order`.split(/\s+/),
);

function expectHarmless(html: string): Element[] {
  const elements = parse(html);
  for (const { name, attributes } of elements) {
    expect(ELEMENTS).toContain(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(ATTRIBUTES).toContain(attribute);
      if (attribute === 'src')
        expect(value).toMatch(/^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*$/);
      if (attribute === 'href')
        expect(value).toMatch(name === 'link' ? /^data:,$/ : /^(#[a-z]\w*|https?:\/\/\S+)$/);
      if (attribute === 'style')
        expect(value).toMatch(/^((fill|stroke):(none|var\(--chart-\w+,#[0-9a-f]{6}\));?)+$/);
      if (attribute === 'http-equiv') expect(value).toBe('Content-Security-Policy');
    }
  }
  return elements;
}

describe.each(languageTags)('a report as a page, in %s', (language) => {
  const pages = Object.entries(reports).map(([name, data]) => {
    const document = documentOf(data, language);
    return [name, document, htmlOf(document, PLAIN)] as const;
  });

  test.each(pages)('%s holds all that the document says', (_, document, html) => {
    const elements = expectHarmless(html);
    const [{ text: body }] = elements.filter(({ name }) => name === 'body') as [Element];
    const said = body.replace(ISOLATES, '');
    for (const text of textsOf(document)) expect(said).toContain(text.replace(ISOLATES, ''));
  });

  test.each(pages)('%s is marked up for those who cannot see it', (_, document, html) => {
    const elements = parse(html);
    const of = (name: string) => elements.filter((element) => element.name === name);
    expect(of('html')[0]!.attributes.lang).toBe(language);
    expect(of('h1')).toHaveLength(1);
    expect(of('h2').map(({ text }) => text)).toEqual(document.sections.map(({ heading }) => heading));
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of elements) {
      if (attributes['aria-labelledby']) expect(ids).toContain(attributes['aria-labelledby']);
      if (attributes.href?.startsWith('#')) expect(ids).toContain(attributes.href.slice(1));
      if (attributes.target) expect(attributes.rel).toContain('noreferrer');
    }
    expect(of('caption')).toHaveLength(of('table').length);
    for (const { attributes, text } of of('th')) {
      expect(attributes.scope).toMatch(/^(col|row)$/);
      expect(text).not.toBe('');
    }
    // Drawn twice, for a page and for a phone, and told once in figures.
    expect(of('svg')).toHaveLength(2 * of('figure').length);
    expect(of('details')).toHaveLength(of('figure').length);
    for (const { attributes, text } of of('svg')) {
      expect(attributes.role).toBe('img');
      expect(text).not.toBe('');
    }
    expect(of('desc').every(({ text }) => text !== '')).toBe(true);
    for (const { attributes } of of('blockquote')) expect(attributes.dir).toBe('auto');
  });

  test.each(pages)('%s is small and asks nobody for anything', (_, __, html) => {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    expect(html).not.toMatch(/<script|@import|url\((?!data:)|javascript:/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('font-weight:700;src:url(data:font/woff2;base64,');
  });
});

function textsOf({ kicker, title, subtitle, finding, tiles, sections }: ReportDocument): string[] {
  return [
    ...[kicker, title, subtitle, finding],
    ...tiles.flatMap(({ name, value, change, note }) => [name, value, change ?? '', note]),
    ...sections.flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.flatMap((block) => {
        if (block.kind === 'text') return [block.text];
        if (block.kind === 'points') return [...block.items];
        if (block.kind === 'quotes')
          return block.quotes.flatMap(({ text, author, source, when, reactions, labelName }) => [
            ...[text, author ?? '', source, when, reactions ?? '', labelName],
          ]);
        const table = block.kind === 'chart' ? block.figures : block.table;
        const words = block.kind === 'chart' ? [block.chart.title, block.chart.sentence] : [];
        const cells = table.rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.text));
        return [...words, table.caption, ...table.columns.map(({ name }) => name), ...cells];
      }),
    ]),
  ];
}

test.each(languageTags)(
  'with as much as there can be of everything, a page in %s is still small',
  (language) => {
    const html = htmlOf(documentOf(crowdedReport(), language), PLAIN);
    expectHarmless(html);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
  },
);

describe('what strangers write', () => {
  test('opens no element, attribute, address or style of its own', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...languageTags), (text, language) => {
        const html = htmlOf(documentOf(hostileReport(text), language), PLAIN);
        const elements = expectHarmless(html);
        const [{ text: style }] = elements.filter(({ name }) => name === 'style') as [Element];
        // The title stands below printed pages: letters, figures and numbers of characters.
        expect(style).toMatch(/@bottom-left\{content:"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*";/);
        expect(elements.filter(({ name }) => name === 'title').every(({ text: words }) => words !== '')).toBe(
          true,
        );
        // Drawings hold names apart by signs of their own, in pairs.
        const prose = html.replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, '');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
        expect(prose).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(Buffer.from(prose).toString()).toBe(prose);
      }),
      { numRuns: runs(60), seed: 1_717 },
    );
  });

  test.each([
    ['https://posts.example/a?b=1&c="2"', 'https://posts.example/a?b=1&c=%222%22'],
    ['http://posts.example/ä', 'http://posts.example/%C3%A4'],
    ['HTTPS://posts.example/#x', 'https://posts.example/#x'],
    ['javascript:alert(1)', null],
    [' javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['vbscript:x', null],
    ['//posts.example/x', null],
    [`https://posts.example/${'x'.repeat(1_000)}`, null],
    ['', null],
  ])('an address %j links to %j', (url, expected) => {
    const document = documentOf(oneKeyword(), 'en');
    const quote = { ...document.sections.flatMap(({ blocks }) => blocks).find(isQuotes)!.quotes[0]!, url };
    const page = htmlOf(
      { ...document, sections: [{ heading: 'Posts', blocks: [{ kind: 'quotes', quotes: [quote] }] }] },
      PLAIN,
    );
    const links = parse(page).filter(({ attributes }) => attributes.target === '_blank');
    expect(links.map(({ attributes }) => attributes.href)).toEqual(expected === null ? [] : [expected]);
  });

  test('keeps its language and its direction', () => {
    const quotes = parse(htmlOf(documentOf(oneKeyword(), 'en'), PLAIN)).filter(
      ({ name }) => name === 'blockquote',
    );
    expect(new Set(quotes.map(({ attributes }) => attributes.lang))).toEqual(
      new Set(['en', 'de', 'ar', 'ja', 'fr']),
    );
    const names = parse(htmlOf(documentOf(sixKeywords(), 'en'), PLAIN)).filter(({ name }) => name === 'bdi');
    expect(names.map(({ text }) => text)).toContain('سماعات النسيم');
  });
});

function isQuotes(block: ReportDocument['sections'][number]['blocks'][number]) {
  return block.kind === 'quotes';
}

describe('the look of an operator', () => {
  const document = documentOf(oneKeyword(), 'en');

  test('their logo is in the page, and can do no more than be seen', () => {
    const data = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = htmlOf(document, { logo: { type: 'image/svg+xml', data }, color: '#7a354d' });
    const images = expectHarmless(html).filter(({ name }) => name === 'img');
    expect(images).toHaveLength(1);
    expect(images[0]!.attributes).toEqual({
      alt: '',
      src: `data:image/svg+xml;base64,${data.toString('base64')}`,
    });
    expect(html).toContain('--accent:#7a354d');
  });

  test('a large logo takes the room of the fonts: the page stays small without them', () => {
    const data = new Uint8Array(50_000);
    const html = htmlOf(document, { logo: { type: 'image/png', data }, color: null });
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    expect(html.match(/@font-face/g)).toHaveLength(2);
    const huge = htmlOf(document, {
      logo: { type: 'image/png', data: new Uint8Array(120_000) },
      color: null,
    });
    expect(huge).not.toContain('@font-face');
    expect(huge).toContain('system-ui');
  });
});
