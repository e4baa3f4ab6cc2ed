import type { ProblemParams } from '../../../config/errors.ts';
import { channelNameOf } from '../../channel-name.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

/** Who may not do it, what it takes, and who can help. */
export function notAllowed({ who, ...more }: ProblemParams): ProblemText {
  const channel = channelNameOf(String(more.channel ?? ''));
  const owner = String(more.owner ?? '');
  const command = `/earshot ${more.verb ?? ''}${more.flag === undefined ? '' : ` --${more.flag}`}`;
  switch (who) {
    case 'admin':
      return {
        what: fr`${command} est réservé aux admins.`,
        fix: fr`Demandez à un admin de cet espace de travail.`,
      };
    case 'whole-workspace':
      return {
        what: fr`D'ici, un lien montrerait tout l'espace de travail : c'est réservé aux admins.`,
        fix: fr`Créez-en un pour un canal : /earshot tableau lien --dans #canal`,
      };
    case 'unseen':
      return {
        what: fr`Vous ne voyez pas ${channel} : vous ne pouvez rien y faire.`,
        fix: fr`Demandez à quelqu'un qui le voit.`,
      };
    case 'guest':
      return {
        what: fr`Vous faites partie d'une autre organisation : vous pouvez regarder, mais pas modifier.`,
        fix: fr`Demandez à quelqu'un de cet espace de travail. Un admin peut laisser les invités traiter les alertes : /earshot réglages --invités agir`,
      };
    case 'speak':
      return {
        what: fr`Vous ne pouvez pas écrire dans ${channel} : je ne peux rien y publier pour vous.`,
        fix: fr`Demandez à quelqu'un qui peut y écrire.`,
      };
    case 'set-up':
      return more.platform === 'discord'
        ? {
            what: fr`Pour me configurer dans ${channel}, il faut y avoir la permission « Gérer les salons ».`,
            fix: fr`Demandez à quelqu'un qui l'a. Un admin peut l'accorder à un rôle : /earshot réglages --rôles @rôle`,
          }
        : {
            what: fr`Seuls les admins peuvent me configurer dans ${channel}.`,
            fix: fr`Demandez à un admin. Il peut le permettre à tous : /earshot réglages --installation tous`,
          };
    case 'act':
      return more.number === undefined
        ? {
            what: fr`Vous ne pouvez pas traiter les alertes dans ${channel}.`,
            fix: fr`Demandez à un admin de cet espace de travail.`,
          }
        : {
            what: fr`L'alerte #${more.number} se trouve dans ${more.channels ?? ''}, que vous ne voyez pas.`,
            fix: fr`Demandez à quelqu'un qui y est, ou à un admin de cet espace de travail.`,
          };
    default:
      return owner === ''
        ? {
            what: fr`C'est quelqu'un d'autre qui a fait ce réglage. Seuls cette personne et les admins peuvent le changer.`,
            fix: fr`Demandez à un admin de cet espace de travail.`,
          }
        : {
            what: fr`C'est ${owner} qui a fait ce réglage. Seuls ${owner} et les admins peuvent le changer.`,
            fix: fr`Demandez à ${owner} ou à un admin de cet espace de travail.`,
          };
  }
}
