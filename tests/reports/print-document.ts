import type {
  ReportBlock,
  ReportCell,
  ReportDocument,
  ReportTable,
} from '../../src/messages/reports/document.ts';

/** A report as plain lines: everything that a reader of any kind of file gets. */
export function printDocument(document: ReportDocument): string {
  const { kicker, title, subtitle, finding, tiles, sections, sheets, fileName } = document;
  return [
    kicker,
    `# ${title}`,
    subtitle,
    '',
    finding,
    '',
    ...tiles.map(({ name, value, change, note }) => `[${name}: ${value} | ${change ?? 'null'} | ${note}]`),
    ...sections.flatMap(({ heading, blocks, ownPage }) => [
      '',
      `## ${heading}${ownPage ? ' (own page)' : ''}`,
      ...blocks.flatMap(blockLines),
    ]),
    '',
    `File: ${fileName}`,
    ...sheets.flatMap(({ name, columns, rows }) => [
      '',
      `Sheet ${name}: ${columns.map((column) => `${column.name} (${column.kind})`).join(', ')}`,
      ...rows.slice(0, 3).map((row) => JSON.stringify(row)),
      ...(rows.length > 3 ? [`… ${rows.length} rows`] : []),
    ]),
    '',
  ]
    .join('\n')
    .replace(/[\u00a0\u202f\u2009]/g, ' ');
}

function blockLines(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.faint ? `(${block.text})` : block.text];
    case 'points':
      return block.items.map((item) => `* ${item}`);
    case 'chart': {
      const { chart, figures } = block;
      const { rows } = figures;
      return [
        `<${chart.kind}> ${chart.title}`,
        chart.sentence,
        ...tableLines({ ...figures, rows: rows.slice(0, 2) }),
      ];
    }
    case 'table':
      return tableLines(block.table);
    case 'quotes':
      return block.quotes.flatMap(({ text, author, source, when, reactions, labelName, language, url }) => [
        `> ${text}`,
        `  ${[source, author, when, reactions, labelName, language, url].join(' · ')}`,
      ]);
  }
}

function tableLines({ caption, columns, rows }: ReportTable): string[] {
  return [
    `[${caption}]`,
    columns.map(({ name }) => name).join(' | '),
    ...rows.map((row) => row.map(cellText).join(' | ')),
  ];
}

export function cellText(cell: ReportCell): string {
  if (typeof cell === 'string') return cell;
  return `${cell.text}${cell.label ? ` {${cell.label}}` : ''}${cell.link ? ` <${cell.link}>` : ''}`;
}
