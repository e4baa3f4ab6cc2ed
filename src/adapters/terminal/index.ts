import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ChannelRef, Language, Person } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import { oneLine } from '../../messages/foreign.ts';
import { formatOf } from '../../messages/format.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';
import type { Button, Chart, Message } from '../../messages/message.ts';
import type { ChartRenderer, ChatPlatform, Router, SentRef } from '../platform.ts';
import { fillForm } from './forms.ts';
import { HOME, type Press, readInput } from './inbound.ts';
import { renderTerminal } from './render.ts';

const YES = new Set(typedWords('confirm'));

export interface TerminalParts {
  write(text: string): void;
  /** null = nobody types (piped, the tour): no prompt, no forms. */
  ask: ((question: string) => Promise<string>) | null;
  clock: Clock;
  color: boolean;
  width: number;
  drawChart: ChartRenderer;
  chartDir: string;
  timeZone: string;
}

/** The terminal as a chat platform: channels one can read, numbered buttons, the same router as everywhere. */
export interface Terminal extends ChatPlatform {
  /** Somebody types a line in a channel. Resolves when it has been answered. */
  type(line: string, person: Person, channel: string): Promise<'go on' | 'leave' | { channel: string }>;
}

export function createTerminal(parts: TerminalParts): Terminal {
  const { clock } = parts;
  const buttons: Press[] = [];
  const shown = new Map<string, string>();
  let router: Router | null = null;
  let messages = 0;
  let charts = 0;

  const drawCharts = async (message: Message): Promise<Map<Chart, string>> => {
    const paths = new Map<Chart, string>();
    for (const element of message.elements) {
      if (element.kind !== 'chart') continue;
      const png = await parts.drawChart(element.chart);
      if (!png) continue;
      await mkdir(parts.chartDir, { recursive: true });
      const path = join(
        parts.chartDir,
        `${String(++charts).padStart(3, '0')}-${fileWords(element.chart.title)}.png`,
      );
      await writeFile(path, png);
      paths.set(element.chart, relative('.', path));
    }
    return paths;
  };

  const show = async (to: ChannelRef, message: Message, header: string): Promise<void> => {
    const paths = await drawCharts(message);
    const text = renderTerminal(message, {
      color: parts.color,
      width: to.thread ? parts.width - 4 : parts.width,
      chartPath: (chart) => paths.get(chart) ?? null,
      numberButton: (button: Button) =>
        buttons.push({
          verb: button.verb,
          args: button.args,
          channel: to.channel,
          confirm: button.confirm
            ? copyOf(message.language).units.yesOrNo(oneLine(button.confirm, 300))
            : null,
        }),
    });
    const margin = to.thread ? '  │ ' : '';
    const body = text
      .trimEnd()
      .split('\n')
      .map((line) => `${margin}${line}`.trimEnd())
      .join('\n');
    parts.write(`\n${header}\n${body}\n`);
  };

  /** @param what is said of it here, '' = nothing */
  const headerOf = (to: ChannelRef, language: Language, what: string): string => {
    const time = formatOf({ language, timeZone: parts.timeZone }).weekdayClock(clock.now());
    const place = to.channel.startsWith('@') ? to.channel : `#${to.channel}`;
    const line = `${to.thread ? '  └ ' : ''}${place} · ${time}${what === '' ? '' : ` · ${what}`}`;
    return parts.color ? `\u001b[2m${line}\u001b[0m` : line;
  };

  return {
    name: 'terminal',
    start: async (given) => {
      router = given;
    },
    send: async (to, message, _key): Promise<SentRef> => {
      const id = `m${++messages}`;
      shown.set(id, message.summary);
      const { terminal } = copyOf(message.language);
      await show(to, message, headerOf(to, message.language, to.thread ? terminal.thread : ''));
      return { channel: to, id };
    },
    update: async (sent, message) => {
      // A terminal cannot change what it has printed: it says in one line what the card says now.
      if (shown.get(sent.id) === message.summary) return;
      shown.set(sent.id, message.summary);
      const { terminal } = copyOf(message.language);
      parts.write(`\n${headerOf(sent.channel, message.language, terminal.cardNow)}\n  ${message.summary}\n`);
    },
    type: async (line, person, channel) => {
      if (!router) throw new Error('the terminal has not been started');
      const input = readInput(line, buttons);
      if (input === 'nothing') return 'go on';
      if (input === 'leave') return 'leave';
      if ('goTo' in input) return { channel: input.goTo };
      // Where nobody can be asked, the press itself is the answer.
      if (
        'confirm' in input &&
        input.confirm &&
        parts.ask &&
        !YES.has((await parts.ask(`${input.confirm} `)).trim().toLowerCase())
      )
        return 'go on';
      const to: ChannelRef = {
        ...HOME,
        channel: 'channel' in input && input.channel ? input.channel : channel,
      };
      const invocation = {
        home: HOME,
        homeName: 'Terminal',
        channel: to,
        channelName: to.channel,
        person,
        admin: true,
        language: null,
        timeZone: parts.timeZone,
        input: input.input,
        origin: input.origin,
        onceKey: null,
      };
      let reply = await router.handle(invocation);
      if (reply.form && parts.ask) {
        const definition = router.commands.find(({ verb }) => verb === reply.form?.verb);
        const { language } = reply.message;
        const args = definition ? await fillForm(definition, reply.form.values, language, parts.ask) : null;
        if (!args || !definition) return 'go on';
        reply = await router.handle({
          ...invocation,
          input: { verb: definition.verb, args },
          origin: 'form',
        });
      }
      const { language } = reply.message;
      const onlyFor = reply.visibility === 'private' ? copyOf(language).terminal.onlyFor(person.name) : '';
      await show(to, reply.message, headerOf(to, language, onlyFor));
      return 'go on';
    },
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
