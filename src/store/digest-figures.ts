import type { ReportedFigure } from '../listening/digest.ts';
import type { SqlQuery } from './database.ts';
import type { DigestMark } from './rows.ts';

/** What the last digest of a mark said, in place of what the one before said. */
export async function saveFigures(
  query: SqlQuery,
  { workspaceId, channelId, cadence }: DigestMark,
  reported: readonly ReportedFigure[],
): Promise<void> {
  await query.all('delete from digest_figure where workspace = $1 and channel = $2 and cadence = $3', [
    workspaceId,
    channelId,
    cadence,
  ]);
  await query.each(
    `insert into digest_figure (workspace, channel, cadence, keyword, from_at, to_at, total)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    reported.map(({ keywordId, from, to, total }) => [
      workspaceId,
      channelId,
      cadence,
      keywordId,
      from,
      to,
      total,
    ]),
  );
}
