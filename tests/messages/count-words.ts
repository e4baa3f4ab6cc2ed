import { copyOf } from '../../src/messages/languages/copy.ts';
import { shownLabel } from '../../src/messages/mentions/label-name.ts';
import { type Element, type Message, plain } from '../../src/messages/message.ts';
import { countWords } from '../../src/messages/words.ts';

/**
 * The words of a message that are read as text, without those of controls and pictures.
 * @param posts `without`: the words of strangers in posts are left out
 * @param until `buttons`: what stands before the first control
 */
export function wordsOfMessage(
  { elements, language }: Message,
  { posts = 'with', until = 'end' }: { posts?: 'with' | 'without'; until?: 'buttons' | 'end' } = {},
): number {
  const first = elements.findIndex(({ kind }) => kind === 'buttons');
  const read = until === 'buttons' && first >= 0 ? elements.slice(0, first) : elements;
  return read.reduce((sum, element) => sum + countWords(textOf(element, language, posts)), 0);
}

function textOf(element: Element, language: Message['language'], posts: 'with' | 'without'): string {
  switch (element.kind) {
    case 'heading':
      return element.text;
    case 'text':
    case 'note':
      return plain(element.text);
    case 'facts':
      return element.facts.map(({ name, value }) => `${name} ${plain(value)}`).join('\n');
    case 'list':
      return element.items.map(plain).join('\n');
    case 'table':
      return [element.caption, ...element.columns, ...element.rows.flat().map(plain)].join('\n');
    case 'mention': {
      const { title, excerpt, source, author, when, note } = element.mention;
      const label = shownLabel(element.mention, copyOf(language));
      const about = [source, author, plain(when), label, note].filter((part) => part !== null);
      return [...(posts === 'with' ? [title ?? '', excerpt] : []), ...about].join('\n');
    }
    case 'chart':
    case 'buttons':
    case 'divider':
      return '';
  }
}
