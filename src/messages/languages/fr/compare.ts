import type { LanguageCopy } from '../en/copy.ts';
import { fr } from './typography.ts';

export const compare: LanguageCopy['compare'] = {
  people: 'Personnes',
  reactions: fr`Réactions`,
  reactionsNote: (posts) => fr`Réactions aux ${posts} messages marquants de chacun.`,
  left: {
    one: fr`{n} concurrent moins cité n'est pas affiché.`,
    other: fr`{n} concurrents moins cités ne sont pas affichés.`,
  },
  themes: 'De quoi on parle',
  ratio: (part, of) => fr`${part} sur ${of}`,
  contrast: (theme, praised, positive, other, otherTheme, negative) =>
    fr`« ${theme} » : ${praised} reçoit des éloges (${positive} positifs), pas ${other} (${otherTheme === null ? '' : fr`« ${otherTheme} », `}${negative} négatifs).`,
  part: (keyword, share, before, isFirst) =>
    fr`${keyword}${isFirst ? ' est cité' : ''} dans ${share}${before === null ? '' : ` (${before} avant)`}`,
  industry: (parts, industry, mentions, change) =>
    fr`Sur ${mentions} de ${industry}${change === null ? '' : ` (${change})`}, ${parts}.`,
  industryNone: (industry, mentions) => fr`Aucun n'est cité dans les ${mentions} de ${industry}.`,
};
