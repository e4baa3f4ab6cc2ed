import { beforeEach, expect, test } from 'vitest';
import { newWorld, readable, type World } from './harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

const inFrench = async (line: string) => readable((await world.say(line, { language: 'fr' })).message);

test('who reads French in an English channel reads its weekday and its language in French', async () => {
  await world.say('digest weekly --day monday --at 09:00');
  const text = await inFrench('réglages');
  expect(text).toContain('lundi');
  expect(text).toContain('anglais');
  expect(text).not.toContain('Monday');
});

test.each([
  ['alerte kestrelbox --sensibilité forte', ['--sensibilité', 'basse, normale, haute ou non']],
  ['alerte kestrelbox --muet 1000j', ['--muet', 'de 5m à 90j', 'ou non']],
  ['alerte kestrelbox --premières=peut-être', ['--premières=non']],
  ['résumé parfois', ['quotidien, hebdomadaire, non ou maintenant']],
  ['ajouter kestrelbox --type concurrent', ['--type', '/earshot modifier']],
  ['ajouter kestrelbox --alertes haute', ['--alertes', '/earshot alerte']],
  ['réglages --conservation 30', ['/earshot réglages --conservation est réservé']],
  ['oublier', ['/earshot oublier']],
])('a refusal of "%s" calls things as they are typed in French', async (line, words) => {
  const text = await inFrench(line);
  for (const word of words) expect(text).toContain(word);
});

test('the audit names what was done in the language of who reads it', async () => {
  await world.say('pause', { admin: true });
  const { message } = await world.say('journal', { language: 'fr', admin: true });
  expect(readable(message)).toContain('suspendre le canal');
  expect(readable(message)).toContain('ajouter');
});
