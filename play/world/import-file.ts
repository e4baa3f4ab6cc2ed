import type { Post } from '../posts/post.ts';
import { slug } from '../posts/timeline.ts';

const COLUMNS = ['id', 'date', 'author', 'title', 'text', 'url', 'lang'] as const;

/** A file of the import folder, in the format that its name says. Each post as it was last. */
export function importFile(name: string, posts: readonly Post[]): string {
  const site = `https://${slug(name.replace(/\.[^.]*$/, ''))}.example`;
  const rows = posts.flatMap((post) => {
    const last = post.versions.findLast(({ gone }) => !gone);
    if (!last) return [];
    const { title, text, author, url, lang } = last;
    return {
      id: post.id,
      date: new Date(post.at).toISOString(),
      author,
      title,
      text,
      url: new URL(url ?? `/${encodeURIComponent(post.id)}`, site).href,
      lang,
    };
  });
  const separator = /\.tsv$/i.test(name) ? '\t' : /\.csv$/i.test(name) ? ',' : null;
  if (separator === null) return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(separator));
  return [COLUMNS.join(separator), ...lines, ''].join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
