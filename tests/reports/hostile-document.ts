import type { ReportDocument } from '../../src/messages/reports/document.ts';

/** A report in which one text of a stranger stands wherever any can. */
export function hostileDocument(text: string): ReportDocument {
  return {
    language: 'en',
    kicker: text,
    title: text,
    subtitle: text,
    finding: text,
    tiles: [{ name: text, value: text, change: text, note: text }],
    sections: [
      {
        heading: text,
        blocks: [
          { kind: 'text', text },
          { kind: 'text', text, faint: true },
          { kind: 'points', items: [text, text] },
          {
            kind: 'table',
            table: {
              caption: text,
              columns: [
                { name: text, numeric: false },
                { name: text, numeric: true },
              ],
              rows: [
                [text, { text, link: text, label: 'neg' }],
                [{ text, link: `https://posts.example/${text}` }, text],
              ],
            },
          },
          {
            kind: 'quotes',
            quotes: [
              {
                text,
                url: `https://posts.example/?q=${text}`,
                source: text,
                author: text,
                when: text,
                reactions: text,
                label: 'pos',
                labelName: text,
                language: text,
              },
            ],
          },
        ],
      },
    ],
    sheets: [],
    fileName: 'report',
  };
}
