import { COLORS, type Role } from '../../chart-image/palette.ts';

/** Colors of the page beside those of its charts. */
const EXTRA = {
  light: { line: '#d5dbe2', tile: '#f6f8fa', link: '#1762b8', row: '#f6f8fa' },
  dark: { line: '#3a4149', tile: '#23272d', link: '#8fbaf0', row: '#21252a' },
} as const;

/** Width up to which a page has the charts of a phone. */
const PHONE = 720;

function variables(theme: 'light' | 'dark'): string {
  const roles = Object.entries(COLORS[theme]) as [Role, string][];
  return [
    ...roles.map(([role, color]) => `--chart-${role}:${color}`),
    ...Object.entries(EXTRA[theme]).map(([name, color]) => `--${name}:${color}`),
  ].join(';');
}

/**
 * All of the page's style. Colors are variables: dark on a screen that wants it, never on paper.
 * @param accent of the operator; for lines alone
 */
export function styleOf(accent: string | null): string {
  return `
:root{color-scheme:light dark;${variables('light')};--accent:${accent ?? 'var(--link)'};--body:Inter,'IBM Plex Sans Arabic',system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
html{background:var(--chart-card);color:var(--chart-text);font:400 16px/1.5 var(--body);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:720px;padding:0 20px 48px;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:2px}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:8px;top:-60px;padding:8px 12px;background:var(--chart-card);border:2px solid var(--link);z-index:1}
.skip:focus{top:8px}
header{border-top:4px solid var(--accent);padding-top:20px;margin-bottom:20px}
.brand{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:32px}
.brand img{max-height:40px;max-width:180px}
.kicker{margin:0;font-size:.875rem;color:var(--chart-faint)}
h1,h2,.finding,.tile .value,caption,th{color:var(--chart-title)}
h1{font-size:2rem;line-height:1.2;margin:8px 0 2px;letter-spacing:-.01em;font-weight:700}
.period{margin:0;font-size:.875rem;color:var(--chart-faint)}
.finding{font-size:1.25rem;line-height:1.4;font-weight:600;margin:16px 0 0;text-wrap:pretty}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:20px 0;padding:0;list-style:none}
.tile{border:1px solid var(--line);border-radius:8px;padding:12px 14px;background:var(--tile);min-width:0}
.tile .name{font-size:.8125rem;color:var(--chart-faint)}
.tile .value{font-size:1.75rem;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums}
.tile .change{font-size:.875rem;font-weight:600;color:var(--chart-text)}
.tile .note{font-size:.8125rem;line-height:1.35;color:var(--chart-faint)}
nav{font-size:.875rem;border-block:1px solid var(--line);padding:10px 0}
nav ul{display:flex;flex-wrap:wrap;gap:2px 18px;list-style:none;margin:0;padding:0}
nav a{display:inline-block;padding:3px 0}
section{margin-top:36px}
h2{font-size:1.375rem;line-height:1.3;margin:0 0 10px;font-weight:700}
p{margin:10px 0}
.faint{color:var(--chart-faint);font-size:.875rem}
ul.points{margin:10px 0;padding-inline-start:20px}
ul.points li{margin:5px 0;padding-inline-start:2px}
ul.points li::marker{color:var(--link)}
figure{margin:18px 0}
figure svg{display:block;width:100%;height:auto;max-width:680px}
figure .phone{display:none}
details{margin-top:8px;font-size:.875rem}
summary{color:var(--link);cursor:pointer;padding:4px 0}
.scroll{overflow-x:auto;margin:16px 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
caption{text-align:start;font-weight:600;padding:0 0 6px}
th,td{text-align:start;vertical-align:top;padding:7px 12px 7px 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-inline-end:4px}
thead th{font-size:.8125rem;font-weight:600;color:var(--chart-faint);vertical-align:bottom;border-bottom:1px solid var(--chart-axis)}
tbody th{font-weight:600;min-width:7.5em}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
details .scroll{max-height:320px;overflow:auto;margin-top:4px}
.quotes{list-style:none;margin:14px 0;padding:0}
.quotes li{border-inline-start:3px solid var(--chart-axis);padding-inline-start:14px;margin:14px 0}
.quotes li.neg{border-color:var(--chart-negative)}
.quotes li.pos{border-color:var(--chart-positive)}
blockquote{margin:0;color:var(--chart-title);line-height:1.45}
.source{margin:3px 0 0;font-size:.8125rem;color:var(--chart-faint)}
.label{font-weight:600;white-space:nowrap}
.label::before{content:"= ";content:"= " / ""}
.label.neg{color:var(--chart-negative)}
.label.neg::before{content:"\\2212\\a0";content:"\\2212\\a0" / ""}
.label.pos{color:var(--chart-positive)}
.label.pos::before{content:"+\\a0";content:"+\\a0" / ""}
@media (max-width:${PHONE}px){.tiles{grid-template-columns:1fr 1fr}}
@media screen and (max-width:560px){body{padding:0 14px 40px}h1{font-size:1.625rem}.finding{font-size:1.125rem}.tiles{gap:8px}.tile{padding:10px 12px}.tile .value{font-size:1.5rem}figure .page{display:none}figure .phone{display:block;max-width:330px}table{font-size:.875rem}}
@media screen and (prefers-color-scheme:dark){.brand img{background:#fff;padding:4px;border-radius:4px}}
@media print{
html{font-size:10pt}
body{max-width:none;padding:0}
.skip,nav,details{display:none}
a{color:inherit;text-decoration:none}
header{padding-top:12px;margin-bottom:12px}
.tiles{grid-template-columns:repeat(4,1fr);gap:8px;margin:14px 0}
.tile{background:none}
section{margin-top:22px}
section.own{break-before:page;margin-top:0}
h2,caption,figure{break-after:avoid}
.faint{break-before:avoid}
figure,.tile,tr,.short,.quotes li,.points li{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible;margin:12px 0}
figure{margin:12px 0}
p,li{orphans:2;widows:2}
}`;
}

/** How the pages of a printed report are cut, and what stands below them. Both texts are strings of CSS. */
export function paperOf(title: string, pageOf: readonly [string, string, string]): string {
  const [before, between, after] = pageOf;
  return `@page{size:A4;margin:16mm 16mm 18mm;@bottom-left{content:${title};font:8pt Inter,sans-serif;color:#5f6b7a}@bottom-right{content:${before} counter(page) ${between} counter(pages) ${after};font:8pt Inter,sans-serif;color:#5f6b7a}}`;
}
