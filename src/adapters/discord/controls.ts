import { ButtonStyle, ComponentType } from 'discord.js';
import { parseUrl } from '../../listening/parse-url.ts';
import { clip } from '../../messages/foreign.ts';
import type { Button, Element, LinkButton, Menu } from '../../messages/message.ts';
import type { DiscordPress } from './custom-id.ts';
import {
  MAX_BUTTON_LABEL,
  MAX_BUTTON_URL,
  MAX_BUTTONS_IN_ROW,
  MAX_OPTION_LABEL,
  MAX_OPTION_VALUE,
  MAX_OPTIONS,
  MAX_PLACEHOLDER,
} from './limits.ts';
import { clean, onOneLine } from './markdown.ts';

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/** One component as the API takes it. */
export type Component = Readonly<Record<string, unknown>> & {
  type: ComponentType;
  components?: readonly Component[];
  accessory?: Component;
};

/** Rows of buttons, those that open an address among them, and of menus. `idOf` gives every control of a message an id of its own. */
export function controlRows(
  { buttons, links = [], menus = [] }: Omit<Extract<Element, { kind: 'buttons' }>, 'kind'>,
  idOf: (press: DiscordPress) => string,
): Component[] {
  const rows: Component[] = [];
  const components = [
    ...buttons.map((button) => buttonComponent(button, idOf)),
    ...links.flatMap(linkComponent),
  ];
  for (let at = 0; at < components.length; at += MAX_BUTTONS_IN_ROW)
    rows.push({
      type: ComponentType.ActionRow,
      components: components.slice(at, at + MAX_BUTTONS_IN_ROW),
    });
  for (const menu of menus) {
    const options = menu.options.filter(({ value }) => value.length <= MAX_OPTION_VALUE);
    const unique = options.filter(
      ({ value }, at) => options.findIndex((other) => other.value === value) === at,
    );
    // Discord has no menu of more than 25: the next ones follow in a menu of their own.
    for (let at = 0; at < unique.length; at += MAX_OPTIONS) {
      rows.push({
        type: ComponentType.ActionRow,
        components: [menuComponent(menu, unique.slice(at, at + MAX_OPTIONS), idOf)],
      });
    }
  }
  return rows;
}

export function buttonComponent(button: Button, idOf: (press: DiscordPress) => string): Component {
  const { verb, args, confirm } = button;
  return {
    type: ComponentType.Button,
    style: STYLES[button.style ?? 'secondary'],
    label: shown(button.label, MAX_BUTTON_LABEL),
    custom_id: idOf(
      confirm === undefined ? { what: 'run', verb, args } : { what: 'ask', verb, args, question: confirm },
    ),
  };
}

/** One whose address Discord would not take is left out: what it opens is linked in the words, too. */
function linkComponent({ label, to }: LinkButton): Component[] {
  const url = typeof to === 'string' && /^https?:\/\//i.test(to) ? parseUrl(to)?.href : undefined;
  if (url === undefined || url.length > MAX_BUTTON_URL) return [];
  return [
    { type: ComponentType.Button, style: ButtonStyle.Link, label: shown(label, MAX_BUTTON_LABEL), url },
  ];
}

function menuComponent(
  menu: Menu,
  options: Menu['options'],
  idOf: (press: DiscordPress) => string,
): Component {
  const { verb, args, arg } = menu;
  return {
    type: ComponentType.StringSelect,
    custom_id: idOf({ what: 'pick', verb, args, arg }),
    placeholder: shown(menu.label, MAX_PLACEHOLDER),
    options: options.map(({ label, value }) => ({ label: shown(label, MAX_OPTION_LABEL), value })),
  };
}

/** A label; an empty one is refused by Discord. */
function shown(text: string, max: number): string {
  const words = clip(onOneLine(clean(text)), max);
  return words === '' ? '…' : words;
}
