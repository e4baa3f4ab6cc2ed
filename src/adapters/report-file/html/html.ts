import { copyOf } from '../../../messages/languages/copy.ts';
import type { Chart } from '../../../messages/message.ts';
import type { ReportDocument, ReportTile } from '../../../messages/reports/document.ts';
import { createSvgRenderer } from '../../chart-image/chart-svg.ts';
import { cssString, escaped, sentenceHtml } from '../../html-text.ts';
import type { ReportLook } from '../look.ts';
import { type BlockContext, sectionHtml } from './blocks.ts';
import { fontFaces } from './fonts.ts';
import { paperOf, styleOf } from './style.ts';

/** A page is mailed and opened on a phone: fonts that do not fit into this stay out of it. */
const MOST_BYTES = 200_000;
/** Nothing is loaded, sent or run: all that the page shows is in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** A report as a page: one file without a script, that asks nobody for anything. */
export function htmlOf(document: ReportDocument, look: ReportLook): string {
  const body = bodyOf(document, look);
  const style = styleOf(look.color) + paperOf(cssString(document.title), pageWords(document));
  const page = (faces: string) => pageHtml(document, `${faces}${style}`, body);
  let faces = '';
  let bytes = Buffer.byteLength(page(''));
  for (const face of fontFaces()) {
    if (bytes + face.length > MOST_BYTES) break;
    faces += face;
    bytes += face.length;
  }
  return page(faces);
}

function pageHtml({ language, title, kicker }: ReportDocument, style: string, body: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escaped(`${title} – ${kicker}`)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function bodyOf(document: ReportDocument, look: ReportLook): string {
  const draw = createSvgRenderer();
  const { page, figures } = copyOf(document.language).reports;
  let tables = 0;
  const context: BlockContext = {
    draw: (chart, width) => draw(light(chart), width, { variables: true }),
    figures,
    nextId: () => `t${++tables}`,
  };
  const sections = document.sections.map((section, at) => ({ ...section, id: `s${at + 1}` }));
  const links = sections.map(({ id, heading }) => `<li><a href="#${id}">${sentenceHtml(heading)}</a></li>`);
  return `<a class="skip" href="#report">${escaped(page.skip)}</a>
<header>
<div class="brand"><p class="kicker">${sentenceHtml(document.kicker)}</p>${logoHtml(look)}</div>
<h1>${sentenceHtml(document.title)}</h1>
<p class="period">${sentenceHtml(document.subtitle)}</p>
</header>
<main id="report" tabindex="-1">
<p class="finding">${sentenceHtml(document.finding)}</p>
<ul class="tiles" aria-label="${escaped(page.figures)}">${document.tiles.map(tileHtml).join('')}</ul>
<nav aria-label="${escaped(page.contents)}"><ul>${links.join('')}</ul></nav>
${sections.map((section) => sectionHtml(section, section.id, context)).join('\n')}
</main>`;
}

/** The page has its own dark colors. */
function light({ theme: _, ...chart }: Chart): Chart {
  return chart;
}

function tileHtml({ name, value, change, note }: ReportTile): string {
  return `<li class="tile"><div class="name">${sentenceHtml(name)}</div><div class="value">${escaped(value)}</div>${
    change === null ? '' : `<div class="change">${escaped(change)}</div>`
  }${note === '' ? '' : `<div class="note">${sentenceHtml(note)}</div>`}</li>`;
}

/** A picture cannot run what it holds, whatever its format. */
function logoHtml({ logo }: ReportLook): string {
  return logo === null
    ? ''
    : `<img alt="" src="data:${logo.type};base64,${Buffer.from(logo.data).toString('base64')}">`;
}

/** Around the number of a page and that of all pages. */
function pageWords({ language }: ReportDocument): [string, string, string] {
  const [before = '', between = '', after = ''] = copyOf(language).reports.page.of('\0', '\0').split('\0');
  return [cssString(before), cssString(between), cssString(after)];
}
