import type { Button, Element } from '../message.ts';
import { withCommands } from '../own-commands.ts';

/** A button of Slack holds 2,000 characters. */
const MOST = 1_500;

/** Saves what was asked about; what no button can hold has to be typed again. */
export function saveElement(button: Button, typed: string): Element {
  return JSON.stringify(button.args).length > MOST
    ? { kind: 'note', text: withCommands(typed) }
    : { kind: 'buttons', buttons: [button] };
}
