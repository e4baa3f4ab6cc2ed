import { copyOf } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';

/** How somebody met the bot: by installing it (again) or inviting it (back to a channel that was paused), or by its name. */
export type Meeting = 'installed' | 'returned' | 'invited' | 'resumed' | 'mentioned';

/**
 * The short answer to it, with the one thing to do next.
 * @param who says who may do that (`setUpNote`)
 */
export function greeting(
  meeting: Meeting,
  { language }: Pick<Locale, 'language'>,
  who: readonly Element[] = [],
): Message {
  const { help } = copyOf(language);
  const words = help.greetings[meeting];
  const text: Text = meeting === 'mentioned' ? [`${words} `, { command: help.greetingCommand }] : words;
  const summary = meeting === 'mentioned' ? `${words} ${help.greetingCommand}` : words;
  return {
    language,
    summary,
    mood: 'plain',
    elements: [
      { kind: 'text', text },
      ...(meeting === 'mentioned' ? [] : who),
      {
        kind: 'buttons',
        buttons: [{ label: help.addFirst, verb: 'add', args: {}, style: 'primary' }],
      },
    ],
  };
}
