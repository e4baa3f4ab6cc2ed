import type { Channel } from '../listening/channel.ts';
import { copyOf } from './languages/copy.ts';
import { likelyZones, zoneLabel } from './languages/zone-words.ts';
import type { Locale } from './locale.ts';
import type { Element, Menu, Message } from './message.ts';
import { withCommands } from './own-commands.ts';

/*
 * Where nobody has said in which zone a channel lives, and its platform cannot tell, whatever depends on the time of day says
 * which one is used, and offers others.
 */

type Language = Pick<Locale, 'language'>;
type ZonedChannel = Pick<Channel, 'timeZone' | 'zoneAssumed'>;

/**
 * A message that depends on the time of day, with the zone that is used and others to choose from; as it is where the zone is
 * known.
 */
export function askingZone(message: Message, channel: ZonedChannel, locale: Language): Message {
  const [menu] = zoneMenu(channel, locale);
  if (!menu) return message;
  const rows = message.elements.filter((element) => element.kind === 'buttons');
  const last = rows.at(-1);
  const others = message.elements.filter((element) => element !== last);
  const actions: Element = { kind: 'buttons', buttons: [], ...last, menus: [...(last?.menus ?? []), menu] };
  return { ...message, elements: [...others, ...zoneQuestion(channel, locale), actions] };
}

/** Says which zone is used; nothing where it is known. */
export function zoneQuestion({ timeZone, zoneAssumed }: ZonedChannel, { language }: Language): Element[] {
  if (!zoneAssumed) return [];
  return [{ kind: 'text', text: withCommands(copyOf(language).zones.assumed(timeZone)) }];
}

/** Zones to choose from; none where it is known. */
export function zoneMenu({ timeZone, zoneAssumed }: ZonedChannel, { language }: Language): Menu[] {
  if (!zoneAssumed) return [];
  return [
    {
      label: copyOf(language).zones.menu,
      verb: 'settings',
      args: {},
      arg: 'time-zone',
      options: likelyZones(language, timeZone).map((zone) => ({
        label: zoneLabel(zone, language),
        value: zone,
      })),
    },
  ];
}
