import type { Element, Message, Text } from '../messages/message.ts';

/** A message without a post that is gone: without its card, and without every line, row and fact that leads to it. */
export function withoutPost(message: Message, url: string): Message {
  return { ...message, elements: message.elements.flatMap((element) => left(element, url)) };
}

function left(element: Element, url: string): Element[] {
  const isFree = (text: Text) => !leadsTo(text, url);
  switch (element.kind) {
    case 'mention':
      return element.mention.url === url ? [] : [element];
    case 'text':
    case 'note':
      return isFree(element.text) ? [element] : [];
    case 'facts':
      return [{ ...element, facts: element.facts.filter(({ value }) => isFree(value)) }];
    case 'list':
      return [{ ...element, items: element.items.filter(isFree) }];
    case 'table':
      return [{ ...element, rows: element.rows.filter((row) => row.every(isFree)) }];
    case 'buttons':
      return [element.links ? { ...element, links: element.links.filter(({ to }) => to !== url) } : element];
    default:
      return [element];
  }
}

function leadsTo(text: Text, url: string): boolean {
  return (
    typeof text !== 'string' &&
    text.some((run) => typeof run === 'object' && 'link' in run && run.link === url)
  );
}
