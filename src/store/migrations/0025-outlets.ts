/** Articles of outlets by time: few among what people post, and found without reading all of that. */
export const outlets: readonly string[] = [
  `create index mention_outlet on mention (w, published_at, row) where source in ('feed', 'google-news', 'gdelt')`,
];
