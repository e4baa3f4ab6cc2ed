import type { Workspace } from '../channel.ts';
import type { Keyword } from '../keywords/keyword.ts';
import type { FeedEntry, Request, SourceContext, SourceInfo, Wanted } from './source.ts';

/** A keyword with what a search must find for it; its query has already been parsed. */
export interface Listener {
  keyword: Keyword;
  anchors: string[];
}

export function requestId(request: { source: string; key: string }): string {
  return `${request.source} ${request.key}`;
}

/**
 * The distinct requests of all sources for all keywords of all workspaces together: their number grows with what is
 * asked, not with who asks. Sources that are `opt-in` see only the keywords of workspaces that opted in.
 */
export function planRequests(
  sources: readonly SourceInfo[],
  listeners: readonly Listener[],
  feeds: readonly FeedEntry[],
  workspaces: readonly Workspace[],
  optionsOf: (source: SourceInfo) => SourceContext['options'],
): Request[] {
  const optedIn = new Map(workspaces.map((workspace) => [workspace.id, new Set(workspace.optedIn)]));
  const awake = listeners.filter(({ keyword }) => !keyword.paused);
  const listening = new Set(awake.map(({ keyword }) => keyword.workspaceId));
  const wantedFeeds = feeds
    .map((feed) => ({ ...feed, workspaces: feed.workspaces.filter((id) => listening.has(id)) }))
    .filter((feed) => feed.workspaces.length > 0);
  return sources.flatMap((source) => {
    const wanted: Wanted[] = awake
      .filter(({ keyword }) => keyword.sources.length === 0 || keyword.sources.includes(source.id))
      .filter(({ keyword }) => source.access !== 'opt-in' || optedIn.get(keyword.workspaceId)?.has(source.id))
      .map(({ keyword, anchors }) => ({
        workspaceId: keyword.workspaceId,
        keywordId: keyword.id,
        anchors,
        languages: keyword.languages,
      }));
    return source.plan(wanted, wantedFeeds, optionsOf(source));
  });
}

/** Whether a request is one of those that a keyword depends on. */
export function serves(request: Request, keyword: Keyword): boolean {
  if (keyword.sources.length > 0 && !keyword.sources.includes(request.source)) return false;
  if (request.scope !== 'all' && !request.scope.includes(keyword.workspaceId)) return false;
  return request.serves === 'all' || request.serves.includes(keyword.id);
}
