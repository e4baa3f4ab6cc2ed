import type { Channel } from '../listening/channel.ts';
import { copyOf } from './languages/copy.ts';
import { likelyZones, zoneLabel } from './languages/zone-words.ts';
import type { Locale } from './locale.ts';
import type { Element, Menu } from './message.ts';
import { withCommands } from './own-commands.ts';

/*
 * Where nobody has said in which zone a channel lives, and its platform cannot tell, whatever depends on the time of day says
 * which one is used, and offers others.
 */

type Language = Pick<Locale, 'language'>;
type ZonedChannel = Pick<Channel, 'timeZone' | 'zoneAssumed'>;

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
