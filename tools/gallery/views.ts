import { linkCards } from '../../src/adapters/card-links.ts';
import { pagesOf } from '../../src/adapters/discord/body.ts';
import { createPresses } from '../../src/adapters/discord/custom-id.ts';
import { modalJson, otherForm } from '../../src/adapters/discord/form.ts';
import { localizeCommands } from '../../src/adapters/discord/localize-commands.ts';
import type { ChartRenderer } from '../../src/adapters/platform.ts';
import { formView } from '../../src/adapters/slack/forms.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { fillForm } from '../../src/adapters/terminal/forms.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { CommandDefinition } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import type { Language } from '../../src/listening/channel.ts';
import type { Message } from '../../src/messages/message.ts';
import { discordMessages, discordModal, discordPage } from './discord.ts';
import { escapeHtml } from './html.ts';
import { slackMessage, slackModal, slackPage, type Uploaded } from './slack.ts';

/** One way in which people see the bot. */
export interface View {
  name: string;
  /** Width of the window in pixels. */
  width: number;
  messages(title: string, messages: readonly Message[], drawChart: ChartRenderer): Promise<string>;
  form(title: string, definition: CommandDefinition, language: Language): Promise<string>;
}

const COLUMNS = 100;
const CARD = 'https://chat.example/card';
const presses = createPresses(Date.now);

const slack: Pick<View, 'messages' | 'form'> = {
  messages: async (title, messages, drawChart) => {
    const shown: string[] = [];
    for (const message of messages) {
      const { parts, pictures } = renderSlack(linkCards(message, () => CARD));
      const uploaded: Uploaded[] = [];
      for (const chart of pictures) {
        const png = await drawChart(chart);
        if (png) uploaded.push({ png, title: chart.title });
      }
      shown.push(
        slackMessage(
          parts.map(({ blocks }) => blocks),
          uploaded,
        ),
      );
    }
    return slackPage(title, shown.join(''));
  },
  form: async (title, definition, language) => {
    const { verb } = definition;
    const origin = {
      verb,
      channel: 'C1',
      channelName: 'support',
      responseUrl: null,
      thread: null,
      filled: 0,
    };
    const view = formView({
      definition,
      values: {},
      origin,
      language,
      previews: true,
      preview: null,
      refills: false,
    });
    return slackPage(title, slackModal(view));
  },
};

const discord: Pick<View, 'messages' | 'form'> = {
  messages: async (title, messages, drawChart) => {
    const look = {
      drawChart,
      presses,
      localize: (message: Message) => linkCards(localizeCommands(message, commands), () => CARD),
    };
    const pages = [];
    for (const message of messages) pages.push(...(await pagesOf(message, look)));
    return discordPage(title, discordMessages(pages, messages[0]?.language ?? 'en'));
  },
  form: async (title, definition, language) => {
    const shown: string[] = [];
    for (
      let nth: number | null = 0;
      nth !== null && shown.length <= nth;
      nth = otherForm(definition.verb, nth)
    )
      shown.push(discordModal(modalJson(definition, {}, language, presses.idOf, { nth })));
    return discordPage(title, shown.join(''));
  },
};

const terminal: Pick<View, 'messages' | 'form'> = {
  messages: async (title, messages) => {
    let number = 0;
    const look = { color: false, width: COLUMNS, numberButton: () => ++number };
    return terminalPage(title, messages.map((message) => renderTerminal(message, look)).join('\n\n\n'));
  },
  form: async (title, definition, language) => {
    const asked: string[] = [];
    await fillForm(definition, {}, language, async (question) => {
      asked.push(question);
      return '…';
    });
    return terminalPage(title, asked.join('\n'));
  },
};

function terminalPage(title: string, text: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
body { margin: 0; padding: 16px; background: #16181c; color: #d8dee9; } pre { font: 14px/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 0; }
</style><body><pre>${escapeHtml(text)}</pre></body>`;
}

/** Adding a view is one line. */
export const VIEWS: readonly View[] = [
  { name: 'slack', width: 900, ...slack },
  { name: 'slack-phone', width: 420, ...slack },
  { name: 'discord', width: 900, ...discord },
  { name: 'discord-phone', width: 420, ...discord },
  { name: 'terminal', width: 920, ...terminal },
];
