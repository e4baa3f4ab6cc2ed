import type { PostCounts } from '../../listening/mentions/mention.ts';
import { kindName } from '../alerts/finding.ts';
import { nameOf } from '../digests/period-words.ts';
import { named, oneLine } from '../foreign.ts';
import { shownAuthor } from '../mentions/author-name.ts';
import { labelName } from '../mentions/label-name.ts';
import { personName } from '../people/person-line.ts';
import { sourceName } from '../sources/source-name.ts';
import { keywordOf, outcomeOf } from './alerts-section.ts';
import type { ReportContext } from './context.ts';
import type { ReportSheet } from './document.ts';
import { sheet } from './sheet.ts';

export function themesSheet(context: ReportContext): ReportSheet {
  return sheet(
    context,
    'themes',
    [
      ['keyword', 'text'],
      ['theme', 'text'],
      ['posts', 'number'],
      ['people', 'number'],
      ['postsBefore', 'number'],
      ['negative', 'number'],
      ['positive', 'number'],
      ['judged', 'number'],
      ['sure', 'text'],
      ['address', 'text'],
    ],
    context.digest.keywords.flatMap((entry) =>
      (entry.themes?.themes ?? []).map((theme) => [
        nameOf(entry),
        oneLine(theme.name, 80),
        theme.posts,
        theme.people,
        theme.before,
        theme.negative,
        theme.positive,
        theme.judged,
        context.copy.sure[theme.sure],
        theme.quote.url,
      ]),
    ),
  );
}

export function peopleSheet(context: ReportContext): ReportSheet {
  const { words } = context;
  return sheet(
    context,
    'people',
    [
      ['keyword', 'text'],
      ['name', 'text'],
      ['source', 'text'],
      ['address', 'text'],
      ['followers', 'number'],
      ['posts', 'number'],
      ['likes', 'number'],
      ['reposts', 'number'],
      ['replies', 'number'],
      ['negative', 'number'],
      ['positive', 'number'],
      ['judged', 'number'],
      ['stance', 'text'],
      ['since', 'moment'],
    ],
    context.digest.keywords.flatMap((entry) =>
      (entry.people ?? []).map((author) => [
        nameOf(entry),
        personName(author, words),
        sourceName(author.source, words),
        author.url,
        author.followers,
        author.posts,
        author.likes,
        author.reposts,
        author.replies,
        author.negative,
        author.positive,
        author.judged,
        author.stance === null ? null : words.people.stances[author.stance],
        author.since,
      ]),
    ),
  );
}

export function alertsSheet(context: ReportContext): ReportSheet {
  const { digest, words } = context;
  return sheet(
    context,
    'alerts',
    [
      ['number', 'number'],
      ['alert', 'text'],
      ['keyword', 'text'],
      ['severity', 'number'],
      ['raised', 'moment'],
      ['claimed', 'moment'],
      ['claimedBy', 'text'],
      ['closed', 'moment'],
      ['outcome', 'text'],
      ['mentions', 'number'],
    ],
    digest.alerts.map((alert) => [
      alert.number,
      kindName(alert, words),
      keywordOf(alert, context),
      alert.severity,
      alert.raisedAt,
      alert.triage.claimedAt,
      alert.triage.holder ? named(alert.triage.holder).name : null,
      alert.triage.closedAt,
      outcomeOf(alert, context),
      alert.now.total,
    ]),
  );
}

export function postsSheet(context: ReportContext): ReportSheet {
  const { data, digest, words } = context;
  const names = new Map(digest.keywords.map((entry) => [entry.keyword.id, nameOf(entry)]));
  return sheet(
    context,
    'posts',
    [
      ['written', 'moment'],
      ['keyword', 'text'],
      ['source', 'text'],
      ['author', 'text'],
      ['title', 'text'],
      ['text', 'text'],
      ['sentiment', 'text'],
      ['followers', 'number'],
      ['reactions', 'number'],
      ['copies', 'number'],
      ['address', 'text'],
    ],
    data.posts.map((post) => [
      post.timeBy === 'unknown' ? null : post.publishedAt,
      post.keywordIds.map((id) => names.get(id) ?? '').join(', '),
      sourceName(post.source, words),
      shownAuthor(post.authorName),
      post.title === null ? null : oneLine(post.title, 200),
      oneLine(post.excerpt, 1_000),
      labelName(post.label, words),
      post.followers ?? null,
      reactionsOf(post.counts),
      post.copies - 1,
      post.url,
    ]),
  );
}

/** Points, likes, reposts and replies: views are none. */
function reactionsOf(counts: PostCounts | undefined): number | null {
  const { points, likes, reposts, replies } = counts ?? {};
  const known = [points, likes, reposts, replies].filter((count) => count !== undefined);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
