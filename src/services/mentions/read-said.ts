import type { Mark } from '../../listening/mentions/marks.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Store } from '../../store/store.ts';

/** What people said of posts, and marked them with. */
export interface Said {
  marks: Mark[];
  flags: { mentionId: string; tags: string[]; starred: boolean }[];
}

export async function readSaid(
  store: Store,
  workspaceId: string,
  mentions: readonly Mention[],
): Promise<Said> {
  const said: Said = { marks: [], flags: [] };
  for (const { id } of mentions) {
    said.marks.push(...(await store.marks(workspaceId, id)));
    const flags = await store.flags(workspaceId, id);
    said.flags.push({
      mentionId: id,
      tags: flags.flatMap(({ what, value }) => (what === 'tag' ? [value] : [])),
      starred: flags.some(({ what }) => what === 'star'),
    });
  }
  return said;
}
