import type { TopPost } from '../series/series.ts';
import type { Millis } from '../time.ts';

/** What an author thinks of the keyword, by the posts of theirs that are judged; `null` = none is. */
export type Stance = 'critic' | 'fan' | 'mixed' | 'neutral';

/** Somebody whose posts move others, in figures that are shown: there is no other score than the order. */
export interface RankedAuthor {
  authorKey: string;
  name: string;
  url: string | null;
  source: string;
  /** null = the source does not say; an assumption is used for the order alone. */
  followers: number | null;
  /** Of an outlet that is read as a feed: how widely it is picked up, 0..1 among those known here. */
  siteRank?: number;
  /** Of such an outlet: how often its stories were taken up by others. */
  pickups?: number;
  posts: number;
  /** Reactions to these posts, as far as the sources give them; of who posts by the hundred, to the newest and the best. */
  likes: number;
  /** Some of the likes are points, as the source calls them. */
  inPoints?: true;
  reposts: number;
  replies: number;
  negative: number;
  positive: number;
  judged: number;
  stance: Stance | null;
  /** Their first post about the keyword, as far as it is kept. */
  since: Millis;
  /** Never before the period. */
  isNew: boolean;
  /** The post of theirs that carried furthest. */
  top: TopPost;
}
