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
  /** The reactions and the stance are of so many of the posts, the newest and those that carried furthest; absent = of all. */
  reactionsTo?: number;
  /** Reactions to these posts, as far as the sources give them. */
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

/** From so many followers, or reactions, on, somebody is read beyond their friends. */
const FOLLOWED = 5_000;
const ANSWERED = 25;

/** Of whom it may be said that others read them: not of everybody who stands first where nobody is read. */
export function isWidelyRead({ followers, likes, reposts, replies, pickups = 0 }: RankedAuthor): boolean {
  const reactions = likes + reposts + replies;
  return pickups > 0 || reactions >= ANSWERED || ((followers ?? 0) >= FOLLOWED && reactions > 0);
}
