import type { Chart } from '../../../messages/message.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportQuote,
  ReportSection,
  ReportTable,
} from '../../../messages/reports/document.ts';
import { escaped, foreignHtml, linkHtml, sentenceHtml } from '../../html-text.ts';

/** Tables of so few rows are not torn between two pages of paper. */
const SHORT = 12;

/** What blocks need to know beside their own content. */
export interface BlockContext {
  draw(chart: Chart, width: 'page' | 'phone'): string;
  /** Above the figures behind a chart. */
  figures: string;
  /** Numbers what a label elsewhere refers to. */
  nextId(): string;
}

export function sectionHtml({ heading, blocks, ownPage }: ReportSection, id: string, context: BlockContext) {
  const own = ownPage ? ' class="own"' : '';
  return `<section${own} aria-labelledby="${id}"><h2 id="${id}">${sentenceHtml(heading)}</h2>${blocks
    .map((block) => blockHtml(block, context))
    .join('')}</section>`;
}

function blockHtml(block: ReportBlock, context: BlockContext): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.faint ? ' class="faint"' : ''}>${sentenceHtml(block.text)}</p>`;
    case 'points':
      return `<ul class="points">${block.items.map((item) => `<li>${sentenceHtml(item)}</li>`).join('')}</ul>`;
    case 'chart':
      return chartHtml(block, context);
    case 'table':
      return tableHtml(block.table, context);
    case 'quotes':
      return `<ul class="quotes">${block.quotes.map(quoteHtml).join('')}</ul>`;
  }
}

/** Drawn for a page and for a phone; a reader of the one never meets the other. */
function chartHtml(
  { chart, figures }: Extract<ReportBlock, { kind: 'chart' }>,
  context: BlockContext,
): string {
  return `<figure><div class="page">${context.draw(chart, 'page')}</div><div class="phone">${context.draw(chart, 'phone')}</div><details><summary>${escaped(context.figures)}</summary>${tableHtml(figures, context)}</details></figure>`;
}

/** In a frame that scrolls where it is wider than the screen, by keyboard too. */
function tableHtml({ caption, columns, rows }: ReportTable, context: BlockContext): string {
  const id = context.nextId();
  const head = columns
    .map(({ name, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ''}>${escaped(name)}</th>`)
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => cellHtml(cell, at === 0, columns[at]?.numeric ?? false)).join('')}</tr>`,
    )
    .join('');
  const frame = rows.length <= SHORT ? 'scroll short' : 'scroll';
  return `<div class="${frame}" role="region" aria-labelledby="${id}" tabindex="0"><table><caption id="${id}">${sentenceHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cellHtml(cell: ReportCell, isHead: boolean, numeric: boolean): string {
  const { text, link, label } =
    typeof cell === 'string' ? { text: cell, link: undefined, label: undefined } : cell;
  const words = label ? labelHtml(text, label) : numeric ? escaped(text) : foreignHtml(text);
  const inner = link === undefined ? words : linkHtml(link, words);
  return isHead ? `<th scope="row">${inner}</th>` : `<td${numeric ? ' class="n"' : ''}>${inner}</td>`;
}

function labelHtml(text: string, label: 'neg' | 'neu' | 'pos'): string {
  return `<span class="label ${label}">${escaped(text)}</span>`;
}

/** A post in its own language and direction, with where it is from below it. */
function quoteHtml(quote: ReportQuote): string {
  const { text, url, source, author, when, reactions, label, labelName, language } = quote;
  const lang = language !== null && /^[a-z]{2,3}$/.test(language) ? ` lang="${language}"` : '';
  const name = author === null ? '' : `${foreignHtml(author)} · `;
  const parts = [
    linkHtml(url, foreignHtml(source)),
    `${name}${sentenceHtml(when)}`,
    ...(reactions === null ? [] : [sentenceHtml(reactions)]),
    label === null ? escaped(labelName) : labelHtml(labelName, label),
  ];
  return `<li${label === null ? '' : ` class="${label}"`}><blockquote dir="auto"${lang}>${escaped(text)}</blockquote><p class="source">${parts.join(' · ')}</p></li>`;
}
