import type { Component } from '../../src/adapters/discord/controls.ts';
import type { MessagePage } from '../../src/adapters/discord/pages.ts';
import type { Language } from '../../src/listening/channel.ts';
import { escapeHtml } from './html.ts';
import { markdownHtml, withMoments } from './markdown.ts';

const STYLE = `
body { margin: 0; padding: 12px; background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "Noto Sans", Helvetica, Arial, sans-serif; }
.body { flex: 1; min-width: 0; } .modal { max-width: 440px; background: #2b2d31; border-radius: 8px; padding: 16px; } .field { margin: 12px 0; } .input { background: #1e1f22; border-radius: 6px; padding: 8px 10px; margin-top: 4px; color: #949ba4; } .section { display: flex; gap: 8px; align-items: start; } .section > :first-child { flex: 1; min-width: 0; }
.message { display: flex; gap: 16px; margin-bottom: 18px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; flex: none; }
.name { font-weight: 500; color: #f2f3f5; } .tag { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 1px 4px; margin-left: 4px; }
.container { max-width: 600px; border: 1px solid #4e5058; border-left: 4px solid var(--edge); border-radius: 8px; padding: 14px 16px; background: #393a41; margin-top: 4px; display: grid; gap: 10px; }
h3 { font-size: 16px; font-weight: 700; margin: 4px 0; color: #f2f3f5; } li { margin-left: 18px; } b { font-weight: 700; color: #f2f3f5; }
.small { font-size: 13px; color: #949ba4; } pre { font: 14px/18px Consolas, "DejaVu Sans Mono", monospace; background: #2b2d31; border: 1px solid #1e1f22; border-radius: 4px; padding: 7px; margin: 4px 0; white-space: pre-wrap; }
code { font: 13.6px Consolas, "DejaVu Sans Mono", monospace; background: #2b2d31; padding: 1px 4px; border-radius: 4px; }
blockquote { margin: 2px 0; padding-left: 12px; border-left: 4px solid #4e5058; } a { color: #00a8fc; overflow-wrap: anywhere; }
.mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; } img { max-width: 100%; border-radius: 8px; display: block; }
.row { display: flex; flex-wrap: wrap; gap: 8px; } .button { background: #4e5058; color: #fff; border-radius: 8px; padding: 6px 14px; font-size: 14px; font-weight: 500; }
.s1 { background: #5865f2; } .s4 { background: #da373c; } .menu { flex: 1; background: #1e1f22; border-radius: 8px; padding: 8px 12px; color: #949ba4; }
hr { border: 0; border-top: 1px solid #4e5058; width: 100%; margin: 0; }`;

/** Messages the way Discord's client shows them, near enough to judge them by eye. */
export function discordMessages(pages: readonly MessagePage[], language: Language): string {
  const shown = pages
    .map(
      (page) => `<div class="message"><div class="avatar"></div><div class="body">
<span class="name">Earshot</span><span class="tag">APP</span>${page.components.map((component) => html(component, page)).join('')}</div></div>`,
    )
    .join('');
  return withMoments(shown, language);
}

/** A form as Discord's client shows it: labels, descriptions, fields. */
export function discordModal({ title, components }: ModalShown): string {
  const fields = components.map(
    ({
      label,
      description,
      component,
    }) => `<div class="field"><b>${escapeHtml(label)}</b><div class="small">${escapeHtml(description)}</div>
<div class="input">${escapeHtml(component.value ?? component.placeholder ?? '')}&nbsp;${component.type === 4 ? '' : '▾'}</div></div>`,
  );
  return `<div class="modal"><h3>${escapeHtml(title)}</h3>${fields.join('')}</div>`;
}

interface ModalShown {
  title: string;
  components: readonly {
    label: string;
    description: string;
    component: { type: number; value?: string; placeholder?: string };
  }[];
}

export function discordPage(title: string, content: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style><body>${content}</body>`;
}

function html(component: Component, page: MessagePage): string {
  const { type, components, content, label, style, placeholder, items, accent_color: color } = component;
  const within = () => (components ?? []).map((child) => html(child, page)).join('');
  switch (type) {
    case 1:
      return `<div class="row">${within()}</div>`;
    case 2:
      return `<span class="button s${style}">${escapeHtml(String(label))}</span>`;
    case 3:
      return `<span class="menu">${escapeHtml(String(placeholder))} ▾</span>`;
    case 10:
      return `<div>${markdownHtml(String(content))}</div>`;
    case 12: {
      const [{ media }] = items as [{ media: { url: string } }];
      const picture = page.pictures.find(({ name }) => media.url === `attachment://${name}`)!;
      return `<img src="data:image/png;base64,${Buffer.from(picture.data).toString('base64')}">`;
    }
    case 9:
      return `<div class="section"><div>${within()}</div>${html(component.accessory as Component, page)}</div>`;
    case 14:
      return '<hr>';
    default: {
      const edge = typeof color === 'number' ? `#${color.toString(16).padStart(6, '0')}` : '#4e5058';
      return `<div class="container" style="--edge:${edge}">${within()}</div>`;
    }
  }
}
