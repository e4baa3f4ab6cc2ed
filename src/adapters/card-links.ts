import { joined } from '../messages/compose.ts';
import { type Element, type Message, type Run, type Text, textsOf } from '../messages/message.ts';

/** The ids of the alerts whose cards a message names. */
export function namedCards({ elements }: Message): string[] {
  const texts = elements.flatMap(textsOf);
  return texts.flatMap((text) =>
    typeof text === 'string'
      ? []
      : text.flatMap((run) => (typeof run === 'object' && 'alert' in run ? [run.id] : [])),
  );
}

/** The message with a link for each alert whose card has an address, and the words of any other. */
export function linkCards(message: Message, addressOf: (alertId: string) => string | undefined): Message {
  const linked = (run: Run): Run => {
    if (typeof run === 'string' || !('alert' in run)) return run;
    const address = addressOf(run.id);
    return address === undefined ? run.text : { link: address, text: run.text };
  };
  const names = (run: Run) => typeof run === 'object' && 'alert' in run;
  return mapTexts(message, (text) =>
    typeof text !== 'string' && text.some(names) ? joined(text.map(linked)) : text,
  );
}

/** The message with each of its texts that consist of runs changed. */
function mapTexts(message: Message, change: (text: Text) => Text): Message {
  const changed = (element: Element): Element => {
    switch (element.kind) {
      case 'text':
      case 'note':
        return { ...element, text: change(element.text) };
      case 'facts':
        return {
          ...element,
          facts: element.facts.map(({ name, value }) => ({ name, value: change(value) })),
        };
      case 'list':
        return { ...element, items: element.items.map(change) };
      default:
        return element;
    }
  };
  return { ...message, elements: message.elements.map(changed) };
}
