import type { NetworkWords } from '../en/network.ts';
import { since } from './moments.ts';
import { fr } from './typography.ts';

export const network: NetworkWords = {
  down: (from) => fr`Cette machine n'a plus de réseau ${since(from)}.`,
  meaning: fr`Aucune source ne peut être lue. Je reprends tout seul dès qu'il est rétabli.`,
  back: (length) => fr`Le réseau est rétabli, après ${length} de coupure.`,
  catchingUp: fr`Toutes les sources sont relues maintenant. Les messages qu'elles n'affichent plus manqueront.`,
};
