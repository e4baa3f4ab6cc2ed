import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import PQueue from 'p-queue';
import type { Invocation } from '../../commands/command.ts';
import type { ChannelRef, Language, Person } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import { oneLine } from '../../messages/foreign.ts';
import { formatOf } from '../../messages/format.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';
import type { Button, Chart, Message } from '../../messages/message.ts';
import type { ChartRenderer, ChatPlatform, Router, SentRef } from '../platform.ts';
import { type Ask, fillForm, wayOut } from './forms.ts';
import { HOME, readInput, type TerminalPress, YOU } from './inbound.ts';
import { renderTerminal, type TerminalLook } from './render.ts';
import { saveFile } from './save-file.ts';

const YES = new Set(typedWords('confirm'));

/** A message as it was shown, as data: for whoever plays a scenario and reads along. */
export interface ShownMessage {
  kind: 'post' | 'edit' | 'reply' | 'private';
  /** An edit bears the id of the message that it changes; no other message ever has it, after a restart either. */
  id: string;
  channel: string;
  /** Who alone sees it. */
  to: string | null;
  message: Message;
  /** As a terminal without color prints it; of an edit the whole new message. */
  text: string;
  /** Buttons that were numbered for it, in the order of their numbers; an edit numbers none. */
  numbered: TerminalPress[];
}

/** A button or the choice of a menu, as it was shown in a channel. */
export type ShownButton = Pick<TerminalPress, 'verb' | 'args' | 'channel'>;

/** What a terminal has shown before it is started again. */
export interface EarlierRun {
  messages: number;
  buttons: readonly TerminalPress[];
}

export interface TerminalParts {
  write(text: string): void;
  /** null = nobody types (piped, the tour): no prompt, no forms. */
  ask: Ask | null;
  clock: Clock;
  color: boolean;
  width: number;
  drawChart: ChartRenderer;
  chartDir: string;
  /** Where files that people ask for are written. */
  fileDir: string;
  /** false: charts are shown in characters only. */
  pictures?: boolean;
  timeZone: string;
  /** Whether a message is printed, with its buttons numbered: with pictures, in words only, or not; left out = all. */
  prints?(message: Message, kind: ShownMessage['kind']): 'all' | 'words' | 'nothing';
  /** Told of every message beside what is printed. */
  observe?(shown: ShownMessage): void;
  /** How far an earlier run of the same workspace came: numbers and ids go on from there. */
  earlier?: EarlierRun | undefined;
}

/** The terminal as a chat platform: channels one can read, numbered buttons, the same router as everywhere. */
export interface Terminal extends ChatPlatform {
  /** Somebody types a line in a channel. Resolves when it has been answered. */
  type(
    line: string,
    person: Person,
    channel: string,
    admin?: boolean,
  ): Promise<'go on' | 'leave' | { channel: string }>;
  /** Somebody presses a button that an observer was shown; the press counts as the answer to its question. */
  press(button: ShownButton, person: Person, admin: boolean): Promise<void>;
}

export function createTerminal(parts: TerminalParts): Terminal {
  const { clock } = parts;
  const buttons: TerminalPress[] = [];
  /** The last number of each button, by what it does and where. */
  const numberOf = new Map<string, number>();
  const keyOf = (channel: string, { verb, args }: Pick<TerminalPress, 'verb' | 'args'>) =>
    JSON.stringify([channel, verb, args]);
  const giveNumber = (press: TerminalPress): number => {
    const number = buttons.push(press);
    numberOf.set(keyOf(press.channel, press), number);
    return number;
  };
  parts.earlier?.buttons.forEach(giveNumber);
  const shown = new Map<string, string>();
  let router: Router | null = null;
  // A message of an earlier run may still be edited: its id must not be given to another one.
  const run = clock.now().toString(36);
  let messages = parts.earlier?.messages ?? 0;
  let charts = 0;
  const turns = new PQueue({ concurrency: 1 });

  const drawCharts = async (message: Message): Promise<Map<Chart, string>> => {
    const paths = new Map<Chart, string>();
    if (parts.pictures === false) return paths;
    for (const element of message.elements) {
      if (element.kind !== 'chart') continue;
      const png = await parts.drawChart(element.chart);
      if (!png) continue;
      const name = `${String(++charts).padStart(3, '0')}-${fileWords(element.chart.title)}.png`;
      const path = join(parts.chartDir, name);
      const isWritten = await mkdir(parts.chartDir, { recursive: true })
        .then(() => writeFile(path, png))
        .then(
          () => true,
          // The words and the drawing in characters say the same.
          () => false,
        );
      if (isWritten) paths.set(element.chart, relative('.', path));
    }
    return paths;
  };

  /** The lines of a message, with its buttons numbered. */
  const printed = (
    message: Message,
    to: ChannelRef,
    look: Pick<TerminalLook, 'width' | 'chartPath'>,
  ): string => {
    const text = renderTerminal(message, {
      ...look,
      color: parts.color,
      numberButton: ({ verb, args, confirm }: Button) =>
        giveNumber({
          verb,
          args,
          channel: to.channel,
          confirm: confirm ? copyOf(message.language).units.yesOrNo(oneLine(confirm, 300)) : null,
        }),
    });
    const margin = to.thread ? '  │ ' : '';
    return text
      .trimEnd()
      .split('\n')
      .map((line) => `${margin}${line}`.trimEnd())
      .join('\n');
  };

  const show = async (to: ChannelRef, message: Message, header: string, only: Person | null) => {
    const direct = to.channel.startsWith('@');
    const kind = only || direct ? 'private' : to.thread ? 'reply' : 'post';
    const how = parts.prints?.(message, kind) ?? 'all';
    const paths = how === 'all' ? await drawCharts(message) : new Map<Chart, string>();
    const isPrinted = how !== 'nothing';
    const before = buttons.length;
    const look = {
      width: to.thread ? parts.width - 4 : parts.width,
      chartPath: (chart: Chart) => paths.get(chart) ?? null,
    };
    if (isPrinted) parts.write(`\n${header}\n${printed(message, to, look)}\n`);
    const id = `m${run}-${++messages}`;
    let repeated = before;
    parts.observe?.({
      kind,
      id,
      channel: to.channel,
      to: only?.name ?? (direct ? to.channel.slice(1) : null),
      message,
      text: renderTerminal(message, {
        ...look,
        color: false,
        numberButton: () => (isPrinted ? ++repeated : null),
      }),
      numbered: buttons.slice(before),
    });
    return id;
  };

  /** Messages of different channels come side by side: one is drawn after the other, in the order in which they came. */
  const showInTurn = (...shown: Parameters<typeof show>): Promise<string> => turns.add(() => show(...shown));

  const observeEdit = ({ id, channel: { channel } }: SentRef, message: Message): void => {
    const direct = channel.startsWith('@');
    parts.observe?.({
      kind: 'edit',
      id,
      channel,
      to: direct ? channel.slice(1) : null,
      message,
      text: renderTerminal(message, {
        color: false,
        width: parts.width,
        numberButton: (button) => numberOf.get(keyOf(channel, button)) ?? null,
      }),
      numbered: [],
    });
  };

  /** @param what a note on the message, '' = none */
  const headerOf = (to: ChannelRef, language: Language, what: string): string => {
    const time = formatOf({ language, timeZone: parts.timeZone }).weekdayClock(clock.now());
    const place = to.channel.startsWith('@') ? to.channel : `#${to.channel}`;
    const line = `${to.thread ? '  └ ' : ''}${place} · ${time}${what === '' ? '' : ` · ${what}`}`;
    return parts.color ? `\u001b[2m${line}\u001b[0m` : line;
  };

  type Answered = Pick<Invocation, 'input' | 'origin' | 'admin'> & { channel: string; person: Person };
  const answer = async ({ channel, person, admin, input, origin }: Answered): Promise<void> => {
    if (!router) throw new Error('the terminal has not been started');
    const to: ChannelRef = { ...HOME, channel };
    const invocation: Invocation = {
      home: HOME,
      homeName: 'Terminal',
      channel: to,
      channelName: to.channel,
      person,
      admin,
      language: null,
      timeZone: parts.timeZone,
      input,
      origin,
      onceKey: null,
    };
    let reply = await router.handle(invocation);
    const definition = router.commands.find(({ verb }) => verb === reply.form?.verb);
    if (definition && reply.form && parts.ask) {
      const { terminal } = copyOf(reply.message.language);
      parts.write(`\n${terminal.form}\n`);
      const end = await fillForm(definition, reply.form.values, reply.message.language, parts.ask);
      if (end === 'left') return parts.write(`\n${terminal.left}\n`);
      if ('line' in end) return void (await type(end.line, person, channel, admin));
      const input = { verb: definition.verb, args: end.values };
      reply = await router.handle({ ...invocation, input, origin: 'form' });
    }
    const isPrivate = reply.visibility === 'private';
    const { language } = reply.message;
    const message = reply.file ? await saveFile(parts.fileDir, reply.file, reply.message) : reply.message;
    const { onlyYou, onlyFor } = copyOf(language).terminal;
    const seenBy = isPrivate ? (person.id === YOU ? onlyYou : onlyFor(person.name)) : '';
    const header = headerOf(to, language, seenBy);
    await showInTurn(to, message, header, isPrivate ? person : null);
  };

  const type: Terminal['type'] = async (line, person, channel, admin = true) => {
    const input = readInput(line, buttons);
    if (input === 'nothing') return 'go on';
    if (input === 'leave') return 'leave';
    if ('goTo' in input) return { channel: input.goTo };
    // Without anybody to ask, the press itself is the answer.
    if ('confirm' in input && input.confirm && parts.ask) {
      const word = await parts.ask(`${input.confirm} `);
      const way = word === null ? 'left' : wayOut(word);
      if (way !== null && way !== 'left') return type(way.line, person, channel, admin);
      if (way === 'left' || !YES.has(word?.trim().toLowerCase() ?? '')) return 'go on';
    }
    await answer({ ...input, channel: input.channel ?? channel, person, admin });
    return 'go on';
  };

  return {
    name: 'terminal',
    start: async (given) => {
      router = given;
    },
    send: async (to, words, _key, _again, file): Promise<SentRef> => {
      const message = file ? await saveFile(parts.fileDir, file, words) : words;
      const { terminal } = copyOf(message.language);
      const header = headerOf(to, message.language, to.thread ? terminal.thread : '');
      const id = await showInTurn(to, message, header, null);
      shown.set(id, message.summary);
      return { channel: to, id };
    },
    update: async (sent, message) => {
      observeEdit(sent, message);
      // A terminal cannot change what it has printed: it says in one line what the card says now.
      if (shown.get(sent.id) === message.summary || parts.prints?.(message, 'edit') === 'nothing') return;
      shown.set(sent.id, message.summary);
      const { terminal } = copyOf(message.language);
      parts.write(`\n${headerOf(sent.channel, message.language, terminal.cardNow)}\n  ${message.summary}\n`);
    },
    type,
    press: ({ verb, args, channel }, person, admin) =>
      answer({ input: { verb, args }, origin: 'button', channel, person, admin }),
    stop: async () => {
      router = null;
    },
  };
}

function fileWords(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ['chart']).join('-').slice(0, 48);
}
