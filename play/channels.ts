import type { ShownButton, ShownMessage } from '../src/adapters/terminal/index.ts';

/** A button that somebody sees in a channel. */
interface Seen extends ShownButton {
  label: string;
  /** Of which menu it is a choice. */
  menu?: string;
}

/** The channels as people see them: each message as it is now, with the buttons that it has now. */
export interface Channels {
  /** @returns false when an edit changed nothing that can be seen */
  note(shown: ShownMessage): boolean;
  /** All of them, oldest first. */
  messages(): ShownMessage[];
  /** The newest button of that label that a person sees in a channel; the name of a menu stands for its first choice. */
  button(channel: string, person: string, label: string): ShownButton | null;
  /** Labels of all that could be pressed there, newest first. */
  labels(channel: string, person: string): string[];
}

export function createChannels(): Channels {
  const messages = new Map<string, ShownMessage>();

  /** Newest message first, and within a message as it is read. */
  const seenBy = (channel: string, person: string): Seen[] =>
    [...messages.values()]
      .filter((shown) => shown.channel === channel && (shown.to === null || sameName(shown.to, person)))
      .reverse()
      .flatMap(buttonsIn);

  return {
    note: (shown) => {
      const before = messages.get(shown.id);
      if (before?.text === shown.text && shown.kind === 'edit') return false;
      // An edit leaves a message where it is, for whom it was, and of the kind that it is.
      messages.set(shown.id, before ? { ...before, message: shown.message, text: shown.text } : shown);
      return true;
    },
    messages: () => [...messages.values()],
    button: (channel, person, label) => {
      const seen = seenBy(channel, person);
      return (
        seen.find((button) => sameName(button.label, label)) ??
        seen.find(({ menu }) => menu !== undefined && sameName(menu, label)) ??
        null
      );
    },
    labels: (channel, person) => [...new Set(seenBy(channel, person).map(({ label }) => label))],
  };
}

function buttonsIn({ message, channel }: ShownMessage): Seen[] {
  return message.elements.flatMap((element): Seen[] => {
    if (element.kind !== 'buttons') return [];
    const chosen = (element.menus ?? []).flatMap(({ label: menu, verb, args, arg, options }) =>
      options.map(({ label, value }) => ({ label, menu, verb, args: { ...args, [arg]: value }, channel })),
    );
    return [...element.buttons.map(({ label, verb, args }) => ({ label, verb, args, channel })), ...chosen];
  });
}

function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
