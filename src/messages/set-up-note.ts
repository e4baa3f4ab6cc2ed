import type { HomeRef, PlatformRules } from '../listening/channel.ts';
import { named } from './foreign.ts';
import { copyOf } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import type { Element, Run } from './message.ts';

/** Who may set the bot up, where not everyone may: said before somebody is refused. */
export function setUpNote(
  { platform }: Pick<HomeRef, 'platform'>,
  { setUp, managing }: Pick<PlatformRules, 'setUp' | 'managing'>,
  { language }: Pick<Locale, 'language'>,
): Element[] {
  const { help } = copyOf(language);
  if (setUp === 'everyone') return [];
  if (platform !== 'discord') return [{ kind: 'note', text: help.setUpByAdmins }];
  if (managing.length === 0)
    return [
      { kind: 'note', text: [`${help.setUpByManagers} ${help.setUpRoles} `, { command: help.setUpCommand }] },
    ];
  const roles = managing.flatMap((group, nth): Run[] => [nth === 0 ? '' : ', ', { group: named(group) }]);
  return [{ kind: 'note', text: [`${help.setUpByManagers} ${help.setUpRolesAre} `, ...roles, '.'] }];
}
