import type { Json, Message } from './state.ts';

function all(list: readonly Json[]): Json[] {
  return list.flatMap((component) => [
    component,
    ...all((component.components as Json[]) ?? []),
    ...(component.accessory ? [component.accessory as Json] : []),
  ]);
}

/** Buttons and menus of a message. */
export function controls(json: Json): Json[] {
  return all((json.components as Json[]) ?? []).filter(({ custom_id }) => custom_id !== undefined);
}

/** The text of a message. */
export function textOf(message: Message): string {
  return all((message.json.components as Json[]) ?? [])
    .filter(({ type }) => type === 10)
    .map(({ content }) => String(content))
    .join('\n');
}
