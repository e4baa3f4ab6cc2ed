import { COLORS, type Role } from '../chart-image/palette.ts';

/** The roles of charts that a page needs, and what it has beside them. */
const ROLES: readonly Role[] = [
  'card',
  'title',
  'text',
  'faint',
  'grid',
  'axis',
  'line1',
  'band',
  'negative',
  'positive',
  'riseWords',
];
const EXTRA = {
  light: { page: '#f4f6f8', link: '#1762b8' },
  dark: { page: '#121417', link: '#8fbaf0' },
} as const;

function variables(theme: 'light' | 'dark'): string {
  return [
    ...ROLES.map((role) => `--${role}:${COLORS[theme][role]}`),
    ...Object.entries(EXTRA[theme]).map(([name, color]) => `--${name}:${color}`),
  ].join(';');
}

/** All of the page's style: dark where the reader's screen is, and nothing that has to be loaded. */
export const STYLE = `
:root{color-scheme:light dark;${variables('light')}}
@media (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--text);font:400 16px/1.5 Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:1060px;padding:0 20px 48px;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:2px}
a:focus-visible,button:focus-visible,.scroll:focus-visible,main:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:8px;top:-80px;padding:8px 12px;background:var(--card);border:2px solid var(--link);z-index:1}
.skip:focus{top:8px}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{padding:24px 0 4px}
h1,h2,h3,th,caption{color:var(--title)}
h1{font-size:1.625rem;line-height:1.25;margin:0;letter-spacing:-.01em}
h2{font-size:1.125rem;line-height:1.3;margin:0 0 12px}
h3{font-size:1rem;line-height:1.35;margin:0}
p{margin:6px 0}
.faint,.facts{color:var(--faint);font-size:.875rem}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;font-size:.875rem;color:var(--faint);min-height:40px}
.bar p{margin:0}
button{font:inherit;color:var(--link);background:var(--card);border:1px solid var(--axis);border-radius:6px;padding:6px 12px;min-height:36px;cursor:pointer}
section{background:var(--card);border:1px solid var(--grid);border-radius:10px;padding:18px 20px;margin:16px 0}
ul{list-style:none;margin:0;padding:0}
.alerts li{border-inline-start:4px solid var(--axis);padding-inline-start:14px}
.alerts li+li,.posts li+li{margin-top:16px}
.alerts .s1,.alerts .s2{border-color:var(--negative)}
.late{color:var(--riseWords);font-weight:600}
.scroll{overflow-x:auto;margin:0 -4px;padding:0 4px}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
caption{text-align:start;font-weight:600;padding:0 0 6px}
th,td{text-align:start;vertical-align:middle;padding:8px 16px 8px 0;border-bottom:1px solid var(--grid)}
thead th{font-size:.8125rem;font-weight:600;color:var(--faint);vertical-align:bottom;border-color:var(--axis)}
tbody th{font-weight:600;min-width:8em}
tr>:last-child{padding-inline-end:0}
tbody:last-child tr:last-child>*{border-bottom:0}
.group th{font-size:.8125rem;padding-top:18px;color:var(--faint);border-color:var(--axis)}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.days svg{display:block}
.days rect{fill:var(--line1)}
.days .zero{fill:var(--axis)}
.two{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 16px;align-items:start}
.two>section:only-child{grid-column:1/-1}
.posts p{margin:2px 0}
.label{font-weight:600;white-space:nowrap}
.label::before{content:"= ";content:"= " / ""}
.label.neg{color:var(--negative)}
.label.neg::before{content:"\\2212\\a0";content:"\\2212\\a0" / ""}
.label.pos{color:var(--positive)}
.label.pos::before{content:"+\\a0";content:"+\\a0" / ""}
footer{color:var(--faint);font-size:.875rem}
@media (max-width:800px){.two{grid-template-columns:minmax(0,1fr)}}
@media (max-width:480px){body{padding:0 12px 32px}header{padding-top:16px}h1{font-size:1.375rem}section{padding:14px}}
@media (max-width:600px){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,caption{display:block}tr{position:relative;border-bottom:1px solid var(--grid);padding:10px 0}tbody:last-child tr:last-child{border-bottom:0}tbody tr>*{display:inline;border:0;padding:0}tbody th{display:block;min-width:0;min-height:32px;padding-inline-end:96px}.group th{min-height:0}.group{padding-bottom:4px;border-color:var(--axis)}.days{position:absolute;inset-inline-end:0;top:10px}td:not(.days)::before{content:attr(data-name);content:attr(data-name) / "";color:var(--faint)}td:not(.days):not(:last-child)::after{content:" · ";content:" · " / ""}.n{white-space:normal}}
@media (prefers-reduced-motion:no-preference){.skip{transition:top .1s}}
@media print{html{background:none}.bar,.skip{display:none}section{border:0;padding:0;break-inside:avoid}}
`;
