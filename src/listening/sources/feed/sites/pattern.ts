/**
 * A kind of page, as its path is written: `:name` is one part of the path, `:name(\d+)` one that looks like this,
 * `:name+` one or more, and a final `/*` whatever stands below. After `?` stand the parameters that must be there.
 */
type Pattern = string;

/** What the parts of a pattern stand for on one page, by name. */
export type Parts = Readonly<Record<string, string>>;

const PART = /:([a-z]+)(?:\(((?:[^()\\]|\\.)+)\)|(\+))?/gi;

/** @returns the parts by name; null when the page is of another kind */
export function partsOf(pattern: Pattern, page: URL): Parts | null {
  const [path = '', query] = splitAtQuery(pattern);
  const found = compiled(path).exec(page.pathname);
  if (found === null) return null;
  const parts: Record<string, string> = { ...found.groups };
  for (const [param, value] of new URLSearchParams(query)) {
    const given = page.searchParams.get(param);
    if (given === null || given === '') return null;
    const name = value.slice(1);
    if (value.startsWith(':')) parts[name] = encodeURIComponent(given);
    else if (value !== given) return null;
  }
  return parts;
}

/** `{name}` in a text is what the part stands for. */
export function fill(template: string, parts: Parts): string {
  return template.replace(/\{([a-z]+)\}/gi, (_all, name: string) => parts[name] ?? '');
}

function splitAtQuery(pattern: Pattern): [string, string | undefined] {
  const at = pattern.search(/\?[\w]+=/);
  return at < 0 ? [pattern, undefined] : [pattern.slice(0, at), pattern.slice(at + 1)];
}

function compiled(path: string): RegExp {
  const below = path.endsWith('/*');
  const own = below ? path.slice(0, -2) : path.replace(/\/$/, '');
  let source = '';
  let done = 0;
  for (const part of own.matchAll(PART)) {
    const [whole, name, looks, many] = part;
    source += escaped(own.slice(done, part.index));
    source += `(?<${name}>${looks ?? (many ? '.+?' : '[^/]+')})`;
    done = part.index + whole.length;
  }
  source += escaped(own.slice(done));
  return new RegExp(`^${source}${below ? '(?:/.*)?' : '/?'}$`, 'i');
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
