import { afterEach, expect, test } from 'vitest';
import { addressIn } from '../adapters/dashboard-page/served.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';

let bot: TestBot;
afterEach(() => bot.stop());

test('a bot that the outside reaches serves the dashboard of a channel on its own port', async () => {
  bot = await startBot({ EARSHOT_PUBLIC_URL: 'https://bot.example/' });
  await bot.say('add kestrelbox --name Kestrelbox');
  const address = addressIn(await bot.say('tableau lien', 'fr'));
  expect(address).toMatch(/^https:\/\/bot\.example\/dashboard\/[\w-]{43}$/);
  const { pathname } = new URL(address);
  const answer = await fetch(bot.at(pathname));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Dashboard of #support');
  await bot.say('dashboard unlink 1');
  expect((await fetch(bot.at(pathname))).status).toBe(404);
});

test.each([
  [{}, 'EARSHOT_PUBLIC_URL'],
  [{ EARSHOT_HTTP_PORT: 'off', EARSHOT_PUBLIC_URL: 'https://bot.example' }, 'EARSHOT_HTTP_PORT'],
])('with %j there is no page, and the answer names %s', async (environment, variable) => {
  bot = await startBot(environment);
  await bot.say('add kestrelbox');
  expect((await bot.say('dashboard link')).message.summary).toContain('no web page');
  expect(JSON.stringify((await bot.say('dashboard link')).message)).toContain(variable);
  if (bot.inbound) expect((await fetch(bot.at(`/dashboard/${'A'.repeat(43)}`))).status).toBe(404);
});
