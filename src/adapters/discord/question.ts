import { ButtonStyle, ComponentType } from 'discord.js';
import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';
import type { MessageRequest } from './body.ts';
import type { DiscordPress, Presses } from './custom-id.ts';
import { MAX_COMPONENTS } from './limits.ts';

/** A button of the adapter's own, under a message. */
export interface OwnButton {
  label: string;
  danger?: boolean;
  press: DiscordPress;
}

/** The question before a press that has to be confirmed. */
export function questionMessage(question: string, language: Language): Message {
  return { language, summary: question, mood: 'warning', elements: [{ kind: 'text', text: question }] };
}

export function canceledMessage(language: Language): Message {
  const text = copyOf(language).discord.canceled;
  return { language, summary: text, mood: 'quiet', elements: [{ kind: 'text', text }] };
}

/** Yes and no. */
export function questionButtons({ verb, args, home }: DiscordPress, language: Language): OwnButton[] {
  const { confirm, cancel } = copyOf(language).discord;
  return [
    {
      label: confirm,
      danger: true,
      press: { what: 'go', verb, args, ...(home === undefined ? {} : { home }) },
    },
    { label: cancel, press: { what: 'cancel', verb: '', args: {}, ...(home === undefined ? {} : { home }) } },
  ];
}

/** The request with a row of buttons below its container; as it was when Discord takes no more components. */
export function withButtons(
  request: MessageRequest,
  buttons: readonly OwnButton[],
  presses: Presses,
): MessageRequest {
  const components = request.body.components as Within[];
  if (buttons.length === 0 || countOf(components) + buttons.length + 1 > MAX_COMPONENTS) return request;
  const row = {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label, danger, press }) => ({
      type: ComponentType.Button,
      style: danger ? ButtonStyle.Danger : ButtonStyle.Secondary,
      label,
      custom_id: presses.idOf(press),
    })),
  };
  return { ...request, body: { ...request.body, components: [...components, row] } };
}

interface Within {
  components?: Within[];
  accessory?: Within;
}

function countOf(components: readonly Within[]): number {
  return components.reduce(
    (sum, { components: within = [], accessory }) => sum + 1 + (accessory ? 1 : 0) + countOf(within),
    0,
  );
}
