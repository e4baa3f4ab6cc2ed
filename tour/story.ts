import type { Bot } from '../src/bot.ts';
import type { Person } from '../src/listening/channel.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../src/listening/time.ts';
import type { SimulatedClock } from './clock.ts';
import { OUTLETS, WEEK_START } from './generate.ts';
import type { World } from './world.ts';

const STEP = 5 * MINUTE;
const NADJA: Person = { platform: 'terminal', id: 'nadja', name: 'Nadja' };
const TIMO: Person = { platform: 'terminal', id: 'timo', name: 'Timo' };
const HOME = { platform: 'terminal', home: 'terminal' } as const;

/** What the people of the sample company do, and the week around it. */
export async function playWeek(
  bot: Bot,
  clock: SimulatedClock,
  world: World,
  write: (text: string) => void,
): Promise<void> {
  const terminal = bot.terminal!;
  const say = async (person: Person, channel: string, line: string) => {
    write(`\n#${channel} · ${person.name} types\n> ${line}\n`);
    await terminal.type(line, person, channel);
  };
  const narrate = (text: string) => write(`\n--- ${text}\n`);
  const playUntil = async (end: Millis, watch?: () => Promise<boolean>) => {
    while (clock.now() < end) {
      clock.advance(STEP);
      await bot.scheduler.tick();
      if (watch && (await watch())) return;
    }
  };
  const at = (day: number, hour: number) => WEEK_START + (day - 1) * DAY + hour * HOUR;

  narrate('Monday, half past midnight. A maker of routers starts to listen: one brand, two competitors.');
  await say(NADJA, 'support', '/earshot add Brindlemoor NOT village --name Brindlemoor --kind brand');
  await say(NADJA, 'support', '/earshot add Quellforge --kind competitor');
  await say(NADJA, 'support', '/earshot add Tavnik --kind competitor');
  await say(NADJA, 'support', '/earshot digest daily --at 09:00');
  for (const { file, format } of OUTLETS) {
    if (format !== 'hn') await say(NADJA, 'support', `/earshot sources --add ${world.addresses[file]}`);
  }
  narrate('A second channel hears the same brand in French.');
  await say(TIMO, 'veille', '/earshot langue fr');
  await say(TIMO, 'veille', '/earshot ajouter Brindlemoor NOT village --name Brindlemoor');
  await say(TIMO, 'veille', '/earshot résumé daily --at 08:30');

  narrate('The days pass. Collectors read on their schedule; mornings bring digests.');
  await playUntil(at(3, 12));
  narrate('Wednesday noon. Somebody drops an export of shop reviews into the import folder.');
  await say(NADJA, 'support', '/earshot import reviews.csv');
  narrate('Wednesday night nobody writes anything. A quiet night is not an alarm.');
  await playUntil(at(6, 6));

  narrate('Saturday morning. An update went out overnight.');
  const workspace = (await bot.store.workspaceOf(HOME))!;
  const openAlert = async () => (await bot.store.alerts(workspace.id, { open: true, limit: 1 }))[0] ?? null;
  await playUntil(at(7, 0), async () => (await openAlert()) !== null);
  const alert = await openAlert();
  if (!alert) throw new Error('the sample week raised no alert');
  await playUntil(clock.now() + 10 * MINUTE);
  await say(NADJA, 'support', `/earshot claim ${alert.number}`);
  await say(TIMO, 'veille', `/earshot prendre ${alert.number}`);
  await playUntil(clock.now() + 40 * MINUTE);
  await say(NADJA, 'support', `/earshot note ${alert.number} Rollback of 4.2 started, status page updated.`);
  await playUntil(at(7, 18));
  await say(NADJA, 'support', `/earshot resolve ${alert.number} --reason fixed`);
  await playUntil(at(8, 0));

  narrate('Sunday evening. Looking back at the week.');
  await say(NADJA, 'support', '/earshot compare Brindlemoor, Quellforge, Tavnik --since 7d');
  await say(NADJA, 'support', '/earshot report Brindlemoor --since 7d');
  await say(
    NADJA,
    'support',
    `/earshot why ${world.addresses['homenet-forum'].replace('/feed', '')}/homenet-forum-spam-0`,
  );
  await say(NADJA, 'support', '/earshot alerts --all');
  await say(NADJA, 'support', '/earshot sources');
  await playUntil(clock.now() + STEP);
}
