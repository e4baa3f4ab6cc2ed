import { joined } from './compose.ts';
import {
  type CardPlace,
  type CardRun,
  type Element,
  type LinkButton,
  type Message,
  type Run,
  type Text,
  textsOf,
} from './message.ts';

/** The ids of the alerts whose cards a message names. */
export function namedCards({ elements }: Message): string[] {
  const runs = elements.flatMap(textsOf).flatMap((text) => (typeof text === 'string' ? [] : text));
  const opened = elements.flatMap(linksOf).flatMap(({ to }) => (typeof to === 'string' ? [] : to));
  return [...new Set([...runs.filter(isCard), ...opened].map(({ id }) => id))];
}

/** Where the cards that a message names stand, as far as that is known. */
export function namedPlaces(message: Message): CardPlace[] {
  const places: CardPlace[] = [];
  mapCards(message, (card) => {
    if (card.at) places.push(card.at);
    return card;
  });
  return places;
}

/** The message with the places where the cards that it names stand. */
export function withPlaces(message: Message, places: ReadonlyMap<string, CardPlace>): Message {
  return mapCards(message, (card) => {
    const at = places.get(card.id);
    return at === undefined ? card : { ...card, at };
  });
}

/**
 * The message with each run that names a card changed; untouched where there is none. A button that would open a card
 * opens what has become of it, and is left out where that is words only.
 */
export function mapCards(message: Message, change: (card: CardRun) => Run): Message {
  if (namedCards(message).length === 0) return message;
  const changed = (run: Run): Run => (isCard(run) ? change(run) : run);
  const inText = (text: Text) =>
    typeof text === 'string' || !text.some(isCard) ? text : joined(text.map(changed));
  const inElement = (element: Element): Element => {
    switch (element.kind) {
      case 'text':
      case 'note':
        return { ...element, text: inText(element.text) };
      case 'facts':
        return {
          ...element,
          facts: element.facts.map(({ name, value }) => ({ name, value: inText(value) })),
        };
      case 'list':
        return { ...element, items: element.items.map(inText) };
      case 'table':
        return { ...element, rows: element.rows.map((row) => row.map(inText)) };
      case 'buttons':
        return element.links === undefined
          ? element
          : { ...element, links: element.links.flatMap((link) => changedLink(link, change)) };
      default:
        return element;
    }
  };
  return { ...message, elements: message.elements.map(inElement) };
}

function changedLink(link: LinkButton, change: (card: CardRun) => Run): LinkButton[] {
  if (typeof link.to === 'string') return [link];
  const run = change(link.to);
  if (typeof run === 'string') return [];
  if ('link' in run) return [{ ...link, to: run.link }];
  return isCard(run) ? [{ ...link, to: run }] : [];
}

function linksOf(element: Element): LinkButton[] {
  return element.kind === 'buttons' ? (element.links ?? []) : [];
}

function isCard(run: Run): run is CardRun {
  return typeof run === 'object' && 'alert' in run;
}
