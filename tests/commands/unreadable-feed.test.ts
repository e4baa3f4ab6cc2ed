import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;
let closed: HttpServer;

beforeEach(async () => {
  server = await startHttpServer(({ path }) => ({ status: Number(path.slice(1)), body: 'no' }));
  closed = await startHttpServer(() => ({ status: 200, body: 'no' }), {
    robots: 'User-agent: Earshot\nDisallow: /\n',
  });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port},127.0.0.1:${closed.port}` });
});
afterEach(async () => {
  await bot.stop();
  await server.close();
  await closed.close();
});

/** Words that only the English sentences have. */
const ENGLISH = /\b(?:the|does|not|address|private|which|answers?|us|reads?|host|visit)\b/i;

async function explained(address: string, english: string, french: string): Promise<void> {
  const say = async (language: 'en' | 'fr') =>
    (await bot.say(`sources --add ${address}`, language)).message.summary.replace(/[\u00a0\u202f]/g, ' ');
  expect(await say('en')).toContain(english);
  const inFrench = await say('fr');
  expect(inFrench).toContain(french);
  expect(inFrench.replace(/https?:\/\/\S+/g, '')).not.toMatch(ENGLISH);
}

test.each([
  [
    'http://127.0.0.1/feed',
    'is inside a private network. Whoever runs the bot can allow it',
    'dans un réseau privé',
  ],
  ['http://localhost/feed', 'is inside a private network', 'dans un réseau privé'],
  ['http://[::1]/feed', 'is inside a private network', 'dans un réseau privé'],
  ['http://169.254.169.254/latest', 'is inside a private network', 'dans un réseau privé'],
  ['https://blog.example:22/feed', 'uses an unusual port', 'un port inhabituel'],
  ['https://maple:fox@blog.example/feed', 'a user name or a password', 'un mot de passe'],
])('what may not be visited is said in the reader’s language: %s', async (address, english, french) => {
  await explained(address, english, french);
});

test.each([
  [401, 'refuses access (HTTP 401)', '(HTTP 401)'],
  [403, 'Check whether it needs a login', 'Vérifiez s’il faut un mot de passe'],
  [404, 'does not exist (HTTP 404)', 'n’existe pas (HTTP 404)'],
  [410, 'does not exist (HTTP 410)', 'n’existe pas (HTTP 410)'],
  [429, 'asks me to wait', 'me demande d’attendre'],
  [500, 'a problem of its own (HTTP 500)', 'un problème de son côté (HTTP 500)'],
  [503, 'Try again later', 'Réessayez plus tard'],
])('so is what a site answers: %d', async (status, english, french) => {
  await explained(`${server.origin}/${status}`, english, french);
});

test('and that it keeps robots out', async () => {
  await explained(`${closed.origin}/feed`, 'may not be read by bots', 'interdit aux robots');
});
