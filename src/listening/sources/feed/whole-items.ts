import { parseUrl } from '../../parse-url.ts';
import { type FoundFeed, type FoundItem, titleOf } from './found.ts';
import { type ItemTexts, itemTextsIn } from './item-texts.ts';

/** Texts up to here may be the same in every item: a name, a slogan, a link to the archive. */
const MAX_SLOGAN = 300;
/** Items from which on it says something that all have a text. */
const ENOUGH = 3;

/** The items as a reader found them, each with all the words that the feed has for it. */
export function withWholeItems(found: FoundFeed, xml: string, maxItems: number): FoundFeed {
  const texts = itemTextsIn(xml, maxItems);
  const slogans = slogansOf(texts);
  const own =
    texts.length === found.items.length ? (_: FoundItem, index: number) => texts[index] : byName(texts);
  return {
    ...found,
    base: channelBase(xml, found.base),
    items: found.items.map((item, index) => {
      const more = own(item, index);
      if (!more) return item;
      return {
        ...item,
        author: item.author ?? authorOf(more),
        links: item.links.some((link) => link?.trim()) ? item.links : more.links,
        texts: [...new Set(more.texts)].filter((text) => !slogans.has(text)),
        tags: [...item.tags, ...more.labels.filter((label) => !slogans.has(label)).map(titleOf)],
        dates: more.dates,
        languages: more.languages,
      };
    }),
  };
}

function authorOf({ authors }: ItemTexts): FoundItem['author'] {
  return authors[0] === undefined ? undefined : { name: titleOf(authors[0]), url: undefined };
}

const HEAD = 5_000;

/** The address against which the links of a channel are resolved; the readers know that of the root alone. */
function channelBase(xml: string, root: string | undefined): string | undefined {
  const [, double, single] =
    /<channel\s(?:[^<>]*?\s)?xml:base\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/i.exec(xml.slice(0, HEAD)) ?? [];
  const own = double ?? single;
  return own === undefined ? root : (parseUrl(own, root)?.href ?? own);
}

/** What every item of a feed says is said of none of them. */
function slogansOf(items: readonly ItemTexts[]): Set<string> {
  if (items.length < ENOUGH) return new Set();
  const [first, ...others] = items.map(({ texts, labels }) => new Set([...texts, ...labels]));
  return new Set(
    [...first!].filter((text) => text.length <= MAX_SLOGAN && others.every((texts) => texts.has(text))),
  );
}

/** Where a reader has left out items: the one that bears the same name. */
function byName(texts: readonly ItemTexts[]): (item: FoundItem) => ItemTexts | undefined {
  const known = new Map<string, ItemTexts>();
  for (const item of texts) for (const name of item.names) if (!known.has(name)) known.set(name, item);
  return ({ id, links, title }) => {
    for (const name of [id, ...links, title]) {
      const item = name === undefined ? undefined : known.get(name.trim());
      if (item) return item;
    }
    return undefined;
  };
}
