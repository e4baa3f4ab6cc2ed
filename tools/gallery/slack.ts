import type { SlackBlock } from '../../src/adapters/slack/block.ts';
import { escapeHtml } from './html.ts';

type Piece = Readonly<Record<string, unknown>> & { type: string; elements?: Piece[]; text?: unknown };

const STYLE = `
body { margin: 0; padding: 12px; background: #fff; color: #1d1c1d; font: 15px/1.47 Lato, Inter, "Noto Sans", Helvetica, Arial, sans-serif; }
.message { display: flex; gap: 8px; margin-bottom: 20px; } .avatar { width: 36px; height: 36px; border-radius: 8px; background: #1264a3; flex: none; }
.body { flex: 1; min-width: 0; max-width: 600px; } .name { font-weight: 900; } .tag { background: #e8e8e8; font-size: 10px; font-weight: 700; border-radius: 2px; padding: 1px 3px; margin-left: 4px; color: #616061; }
h3 { font-size: 18px; line-height: 1.33; margin: 6px 0; } .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 4px 0; } .context { font-size: 13px; color: #616061; margin: 4px 0; }
code { font: 12px Menlo, "DejaVu Sans Mono", monospace; color: #e01e5a; border: 1px solid #ddd; background: #f8f8f8; border-radius: 3px; padding: 1px 3px; }
pre { font: 12px/1.5 Menlo, "DejaVu Sans Mono", monospace; background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 8px; overflow-x: auto; margin: 4px 0; } a { color: #1264a3; }
ul, ol { margin: 4px 0; padding-left: 24px; } blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; } hr { border: 0; border-top: 1px solid #ddd; margin: 8px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; } .button, .menu { border: 1px solid #bbb; border-radius: 4px; padding: 5px 12px; font-weight: 700; font-size: 13px; } .primary { background: #007a5a; color: #fff; border-color: #007a5a; } .danger { background: #e01e5a; color: #fff; border-color: #e01e5a; } .menu { font-weight: 400; } .menu::after { content: " ▾"; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: 13px; margin: 6px 0; } td { border: 1px solid #ddd; padding: 5px 8px; vertical-align: top; } tr:first-child td { font-weight: 700; background: #f8f8f8; } .right { text-align: right; white-space: nowrap; }
.mention { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px; } .thread { border-left: 3px solid #1264a3; padding-left: 10px; margin: 6px 0; } img { max-width: 100%; border-radius: 8px; display: block; }
.native { border: 1px solid #ddd; border-radius: 8px; padding: 8px; font-size: 13px; } .native b { display: block; } .field { margin: 10px 0; } .field b { display: block; } .field div { border: 1px solid #bbb; border-radius: 4px; padding: 6px 10px; color: #868686; } .modal { border: 1px solid #bbb; border-radius: 8px; padding: 16px; max-width: 520px; }`;

/** A picture as it is uploaded, and whether into the thread of its message. */
export interface Uploaded {
  png: Uint8Array;
  title: string;
}

/** One message of Slack, its parts one below the other, and the pictures that go into its thread. */
export function slackMessage(
  parts: readonly (readonly SlackBlock[])[],
  pictures: readonly Uploaded[],
): string {
  const below = pictures.map(
    ({ png, title }) =>
      `<div class="thread"><div class="context">${escapeHtml(title)}</div><img src="data:image/png;base64,${Buffer.from(png).toString('base64')}"></div>`,
  );
  return parts
    .map(
      (blocks, nth) => `<div class="message"><div class="avatar"></div><div class="body">
<span class="name">Earshot</span><span class="tag">APP</span>${blocks.map(block).join('')}${nth === 0 ? below.join('') : ''}</div></div>`,
    )
    .join('');
}

export function slackModal(view: {
  title: unknown;
  submit?: unknown;
  blocks: readonly SlackBlock[];
}): string {
  return `<div class="modal"><h3>${words(view.title)}</h3>${view.blocks.map(block).join('')}
<div class="row"><span class="button primary">${words(view.submit)}</span></div></div>`;
}

export function slackPage(title: string, content: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style><body>${content}</body>`;
}

function block(one: SlackBlock): string {
  const { type } = one;
  switch (type) {
    case 'header':
      return `<h3>${words(one.text)}</h3>`;
    case 'section':
      return `<div class="text">${words(one.text)}</div>`;
    case 'context':
      return `<div class="context">${(one.elements as Piece[]).map(words).join(' ')}</div>`;
    case 'divider':
      return '<hr>';
    case 'rich_text':
      return (one.elements as Piece[]).map(piece).join('');
    case 'table':
      return table(one);
    case 'actions':
      return `<div class="row">${(one.elements as Piece[]).map(control).join('')}</div>`;
    case 'data_visualization':
      return native(one);
    case 'input': {
      const element = one.element as Piece & { placeholder?: unknown; initial_value?: string };
      const held =
        element.initial_value === undefined ? words(element.placeholder) : escapeHtml(element.initial_value);
      return `<div class="field"><b>${words(one.label)}</b><div>${held || '&nbsp;'}${/select/.test(element.type) ? ' ▾' : ''}</div></div>`;
    }
    default:
      throw new Error(`the gallery does not know blocks of type ${type}`);
  }
}

function piece(one: Piece): string {
  const { type, elements = [] } = one;
  const within = () => elements.map(piece).join('');
  switch (type) {
    case 'rich_text_section':
      return `<div class="text">${within()}</div>`;
    case 'rich_text_list':
      return `<ul>${elements.map((item) => `<li>${(item.elements ?? []).map(piece).join('')}</li>`).join('')}</ul>`;
    case 'rich_text_preformatted':
      return `<pre>${within()}</pre>`;
    case 'rich_text_quote':
      return `<blockquote>${within()}</blockquote>`;
    case 'text': {
      const style = (one.style ?? {}) as { bold?: boolean; code?: boolean };
      const text = escapeHtml(String(one.text));
      return style.code ? `<code>${text}</code>` : style.bold ? `<b>${text}</b>` : text;
    }
    case 'link':
      return `<a>${escapeHtml(String(one.text ?? one.url))}</a>`;
    case 'date':
      return escapeHtml(String(one.fallback));
    case 'user':
    case 'usergroup':
      return '<span class="mention">@someone</span>';
    case 'channel':
      return '<span class="mention">#channel</span>';
    default:
      throw new Error(`the gallery does not know pieces of type ${type}`);
  }
}

function table(one: SlackBlock): string {
  const align = one.column_settings as { align: string }[];
  const rows = (one.rows as Piece[][]).map(
    (row) =>
      `<tr>${row
        .map((cell, nth) => {
          const shown =
            cell.type === 'raw_text'
              ? escapeHtml(String(cell.text))
              : (cell.elements ?? []).map(piece).join('');
          return `<td${align[nth]?.align === 'right' ? ' class="right"' : ''}>${shown}</td>`;
        })
        .join('')}</tr>`,
  );
  return `<div class="scroll"><table>${rows.join('')}</table></div>`;
}

function control(one: Piece): string {
  switch (one.type) {
    case 'button':
      return `<span class="button ${String(one.style ?? '')}">${words(one.text)}</span>`;
    case 'overflow':
      return '<span class="button">⋯</span>';
    default:
      return `<span class="menu">${words(one.placeholder)}</span>`;
  }
}

/** What Slack draws itself, as its title and a bar for each figure: its own drawing is not ours to imitate. */
function native({ title, chart }: SlackBlock): string {
  const { segments, series = [] } = chart as {
    segments?: { label: string; value: number }[];
    series?: { name: string; data: { label: string; value: number }[] }[];
  };
  const bars = (data: { label: string; value: number }[]) => {
    const most = Math.max(1, ...data.map(({ value }) => value));
    return `<svg viewBox="0 0 ${data.length * 10} 60" width="100%" height="80" preserveAspectRatio="none">${data
      .map(({ value }, nth) => {
        const height = (value / most) * 58;
        return `<rect x="${nth * 10 + 1}" y="${60 - height}" width="8" height="${height}" fill="#1264a3"/>`;
      })
      .join('')}</svg>`;
  };
  const drawn = segments
    ? segments.map(({ label, value }) => `<div>${escapeHtml(label)}: ${value}</div>`).join('')
    : series.map(({ name, data }) => `<div>${escapeHtml(name)}</div>${bars(data)}`).join('');
  return `<div class="native"><b>${escapeHtml(String(title))}</b>${drawn}</div>`;
}

/** The words of a text object; what is parsed there is only moments, whose fallback is what a reader sees here. */
function words(object: unknown): string {
  const text = (object as { text?: unknown } | undefined)?.text;
  if (typeof text !== 'string') return '';
  return escapeHtml(text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1'));
}
