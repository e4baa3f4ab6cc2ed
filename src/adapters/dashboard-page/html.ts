import { createHash } from 'node:crypto';
import type { DashboardPage, PageAlert, PagePost, PageRow } from '../../messages/dashboards/page.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageOf, languageTags } from '../../messages/languages/index.ts';
import { escaped, foreignHtml, linkHtml, sentenceHtml } from '../html-text.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const inPolicy = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page may run its one script, wear its one style, and ask the address that it came from; nothing else. */
export const POLICY = [
  "default-src 'none'",
  `script-src ${inPolicy(SCRIPT)}`,
  `style-src ${inPolicy(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An answer that takes longer than that will not come. */
const PATIENCE_MS = 20_000;

/** The whole page. @param etag of what it says @param everyMs how often it asks for news */
export function pageHtml(page: DashboardPage, etag: string, everyMs: number): string {
  const { dashboardPage: words } = copyOf(page.language);
  const data = {
    etag,
    every: String(everyMs),
    patience: String(PATIENCE_MS),
    zone: page.timeZone,
    clock: languageOf(page.language).intl,
    checked: words.checked,
    offline: words.offline,
    ended: words.ended,
    pause: words.pause,
    resume: words.resume,
    paused: words.paused,
    gone: words.closed('{n}'),
  };
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const body = `<body${attributes.join('')}>
<a class="skip" href="#main">${escaped(words.skip)}</a>
<header>
<h1>${sentenceHtml(page.heading)}</h1>
<div class="bar"><p><span id="live" hidden>${escaped(words.live)}</span> <span id="state"></span></p><button id="toggle" type="button" hidden>${escaped(words.pause)}</button><p id="reload"><a href="">${escaped(words.reload)}</a></p></div>
<div id="said" class="unseen" role="status"></div>
</header>
<main id="main" tabindex="-1" data-open="${page.open.join(' ')}">${mainHtml(page)}</main>
<footer><p id="until">${escaped(page.until)}</p></footer>
<script>${SCRIPT}</script>
</body>`;
  return frame(page.language, page.title, body);
}

/** What whoever comes with an address that opens nothing is told, in every language: nobody knows theirs. */
export function plainPage(which: 'nothing' | 'busy'): string {
  const parts = languageTags.map((tag) => {
    const { title, text } = copyOf(tag).dashboardPage[which];
    return `<section lang="${escaped(tag)}"><h2>${escaped(title)}</h2><p>${escaped(text)}</p></section>`;
  });
  const [first] = languageTags;
  const title = copyOf(first!).dashboardPage[which].title;
  return frame(
    first!,
    title,
    `<body><main><h1 class="unseen">${escaped(title)}</h1>${parts.join('')}</main></body>`,
  );
}

function frame(language: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex,nofollow,noarchive">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
${body}
</html>
`;
}

function mainHtml(page: DashboardPage): string {
  const words = copyOf(page.language);
  const { dashboardPage: own } = words;
  if (page.empty !== null) return `<section id="empty"><p>${escaped(page.empty)}</p></section>`;
  return [
    section('alerts', page.openAlerts, alertsHtml(page)),
    section('keywords', page.mentions, keywordsHtml(page)),
    `<div class="two">${[
      ...(page.posts.length > 0
        ? [section('posts', own.posts, `<ul class="posts">${page.posts.map(postHtml).join('')}</ul>`)]
        : []),
      `<div>${section('sources', own.sources, sourcesHtml(page))}${section('digests', own.digests, digestsHtml(page))}</div>`,
    ].join('')}</div>`,
  ].join('\n');
}

function section(id: string, heading: string, inner: string): string {
  return `<section id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${escaped(heading)}</h2>${inner}</section>`;
}

function alertsHtml({ alerts, moreAlerts, language }: DashboardPage): string {
  const { dashboard, dashboardPage } = copyOf(language);
  if (alerts.length === 0) return `<p>${escaped(dashboard.noAlerts)}</p>`;
  const items = alerts.map((alert) => alertHtml(alert, dashboardPage));
  const more = moreAlerts === null ? '' : `<p class="faint">${escaped(moreAlerts)}</p>`;
  return `<ul class="alerts">${items.join('')}</ul>${more}`;
}

function alertHtml(
  { number, severity, overdue, title, finding, state, age, raisedAt, card }: PageAlert,
  words: ReturnType<typeof copyOf>['dashboardPage'],
): string {
  const name = sentenceHtml(title);
  const heading = card === null ? name : linkHtml(card, name).replace('<a ', `<a id="card${number}" `);
  const raised = `<time datetime="${new Date(raisedAt).toISOString()}">${escaped(age)}</time>`;
  return `<li id="a${number}" class="s${severity}" data-say="${escaped(words.newAlert(title))}"><h3>${heading}</h3><p>${sentenceHtml(finding)}</p><p class="facts"><span${overdue ? ' class="late"' : ''}>${sentenceHtml(state)}</span> · ${raised}</p></li>`;
}

/**
 * In a frame that scrolls where it is wider than the screen, by keyboard too. The roles say again what the elements are: on a
 * phone rows are laid out as lines, and browsers forget that they were rows.
 */
function keywordsHtml({ groups, notes, language }: DashboardPage): string {
  const { dashboard, dashboardPage: words, units } = copyOf(language);
  const { keyword, mentions, change, negative, about } = dashboard.columns;
  const hasAbout = groups.some(({ rows }) => rows.some((row) => row.about !== null));
  const columns: Column[] = [
    { name: keyword },
    { name: words.days },
    { name: mentions, numeric: true },
    { name: change, numeric: true },
    { name: negative },
    ...(hasAbout ? [{ name: about }] : []),
  ];
  const head = columns.map(
    ({ name, numeric }) =>
      `<th role="columnheader" scope="col"${numeric ? ' class="n"' : ''}>${escaped(name)}</th>`,
  );
  const bodies = groups.map(({ name, rows }, nth) => {
    const heading =
      name === null
        ? ''
        : `<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="${columns.length}">${escaped(name)}</th></tr>`;
    return `<tbody role="rowgroup" id="g${nth}">${heading}${rows.map((row) => rowHtml(row, columns, units)).join('')}</tbody>`;
  });
  const table =
    groups.length === 0
      ? ''
      : `<div class="scroll" role="region" tabindex="0" id="table" aria-labelledby="table-name"><table role="table"><caption id="table-name">${escaped(dashboard.caption)}</caption><thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>${bodies.join('')}</table></div>`;
  return table + notes.map((note) => `<p class="faint">${sentenceHtml(note)}</p>`).join('');
}

interface Column {
  name: string;
  numeric?: true;
}

function rowHtml(
  { name, days, dayWords, total, change, negative, about }: PageRow,
  columns: readonly Column[],
  { colon }: ReturnType<typeof copyOf>['units'],
): string {
  const shown = [
    sparkHtml(days, dayWords),
    escaped(total),
    escaped(change),
    escaped(negative),
    about === null ? '–' : foreignHtml(about),
  ];
  const cells = columns.slice(1).map(({ name: column, numeric }, at) => {
    const kind = at === 0 ? ' class="days"' : numeric ? ' class="n"' : '';
    return `<td role="cell"${kind} data-name="${escaped(colon(column, ''))}">${shown[at]}</td>`;
  });
  return `<tr role="row"><th role="rowheader" scope="row">${foreignHtml(name)}</th>${cells.join('')}</tr>`;
}

const BAR = { width: 9, gap: 3, height: 26 };

/** A bar for each day; a day without mentions is a line. */
function sparkHtml(days: readonly number[], words: string): string {
  const highest = Math.max(1, ...days);
  const width = days.length * (BAR.width + BAR.gap) - BAR.gap;
  if (days.length === 0) return '–';
  const bars = days.map((count, at) => {
    const height = count === 0 ? 1.5 : Math.max(3, Math.round((count / highest) * BAR.height));
    const x = at * (BAR.width + BAR.gap);
    return `<rect${count === 0 ? ' class="zero"' : ''} x="${x}" y="${BAR.height - height}" width="${BAR.width}" height="${height}" rx="1"/>`;
  });
  return `<svg role="img" aria-label="${escaped(words)}" width="${width}" height="${BAR.height}" viewBox="0 0 ${width} ${BAR.height}">${bars.join('')}</svg>`;
}

function postHtml(
  { title, excerpt, url, source, author, when, note, label, labelName }: PagePost,
  nth: number,
): string {
  const name = title === null || title === '' ? excerpt : title;
  const heading = linkHtml(url, `<bdi>${escaped(name === '' ? source : name)}</bdi>`).replace(
    '<a ',
    `<a id="p${nth}" `,
  );
  const text =
    title === null || title === '' || excerpt === '' ? '' : `<p dir="auto">${escaped(excerpt)}</p>`;
  const facts = [
    foreignHtml(source),
    ...(author === null ? [] : [foreignHtml(author)]),
    escaped(when),
    ...(note === null ? [] : [escaped(note)]),
    label === null ? escaped(labelName) : `<span class="label ${label}">${escaped(labelName)}</span>`,
  ];
  return `<li><h3>${heading}</h3>${text}<p class="facts">${facts.join(' · ')}</p></li>`;
}

function sourcesHtml({ health }: DashboardPage): string {
  return `<p id="health"${health.troubled ? ' class="late"' : ''} data-say="${escaped(health.line)}">${sentenceHtml(health.line)}</p>`;
}

function digestsHtml({ digests, language }: DashboardPage): string {
  const { dashboardPage: words } = copyOf(language);
  return digests.length === 0
    ? `<p>${escaped(words.noDigest)}</p>`
    : `<ul>${digests.map((digest) => `<li>${sentenceHtml(digest)}</li>`).join('')}</ul>`;
}
