import type { Language } from '../../src/listening/channel.ts';
import { escapeHtml } from './html.ts';

/** Discord's markdown as HTML, as far as our messages use it: what a person sees, not what a server would refuse. */
export function markdownHtml(text: string): string {
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line === '```') {
      const end = lines.indexOf('```', at + 1);
      out.push(`<pre>${escapeHtml(lines.slice(at + 1, end).join('\n'))}</pre>`);
      at = end;
    } else if (line.startsWith('> ')) {
      const quoted: string[] = [];
      for (; lines[at]?.startsWith('> '); at++) quoted.push(lines[at]!.slice(2));
      at--;
      out.push(`<blockquote>${markdownHtml(quoted.join('\n'))}</blockquote>`);
    } else out.push(block(line));
  }
  return out.join('\n');
}

function block(line: string): string {
  const [, indent = '', mark = '', rest = line] = /^(\s*)(### |-# |- |)(.*)$/s.exec(line) ?? [];
  if (mark === '- ' && rest.startsWith('-# ')) return `<li class="small">${inline(rest.slice(3))}</li>`;
  switch (mark) {
    case '### ':
      return `<h3>${inline(rest)}</h3>`;
    case '-# ':
      return `<div class="small"${indent ? ' style="margin-left:1.5em"' : ''}>${inline(rest)}</div>`;
    case '- ':
      return `<li>${inline(rest)}</li>`;
    default:
      return `<div>${inline(rest) || '&nbsp;'}</div>`;
  }
}

/** Escapes first, so that what was escaped formats nothing. */
function inline(text: string): string {
  const stash: string[] = [];
  const stashed = (html: string) => `\ue000${stash.push(html) - 1}\ue000`;
  const marked = text
    .replace(/``? ?(.+?) ?``?/g, (_, code: string) => stashed(`<code>${escapeHtml(code)}</code>`))
    .replace(/\\([^0-9A-Za-z\s])/g, (_, sign: string) => stashed(escapeHtml(sign)))
    .replace(/\[([^\]]+)\]\(<([^>]+)>\)/g, (_, words: string) => stashed(`<a>${escapeHtml(words)}</a>`))
    .replace(/<(https?:[^>]+)>/g, (_, url: string) => stashed(`<a>${escapeHtml(url)}</a>`))
    .replace(/<t:(\d+):([a-zA-Z])>/g, (_, at: string, style: string) =>
      stashed(`<span class="mention" data-at="${at}" data-style="${style}"></span>`),
    )
    .replace(/<\/([^:>]+):\d+>/g, (_, command: string) =>
      stashed(`<span class="mention">/${escapeHtml(command)}</span>`),
    )
    .replace(/<#(\d+)>/g, () => stashed('<span class="mention">#support</span>'))
    .replace(/<@&?(\d+)>/g, () => stashed('<span class="mention">@maplefox</span>'));
  const html = escapeHtml(marked).replace(/\*\*(.+?)\*\*/g, '<b>$1</b>');
  const put = (part: string): string =>
    part.replace(/\ue000(\d+)\ue000/g, (_, nth: string) => put(stash[Number(nth)]!));
  return put(html);
}

/** Moments as a reader in Paris sees them whose client speaks the language; `t` is the time of day alone. */
export function withMoments(html: string, language: Language): string {
  return html.replace(/(?<= data-at="(\d+)" data-style="(\w)">)/g, (_, at: string, style: string) => {
    const day = style === 't' ? {} : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
    return new Intl.DateTimeFormat(language, {
      ...day,
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: 'Europe/Paris',
    }).format(Number(at) * 1_000);
  });
}
