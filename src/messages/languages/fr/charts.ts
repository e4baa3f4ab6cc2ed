import type { BlockSize } from '../../charts/blocks.ts';
import { sentence } from '../../compose.ts';
import type { ChartWords } from '../chart-words.ts';
import { rangeText } from '../range.ts';
import { fr, of } from './typography.ts';

const list = (items: string[]) => new Intl.ListFormat('fr').format(items);

function unit({ unit, count }: BlockSize): string {
  if (unit === 'day' && count % 7 === 0) return count === 7 ? 'semaine' : `${count / 7} semaines`;
  const word = unit === 'hour' ? 'heure' : 'jour';
  return count === 1 ? word : `${count} ${word}s`;
}

/** An hour, a day or a week: what has a name of its own. */
const isOne = ({ unit, count }: BlockSize) => count === 1 || (unit === 'day' && count === 7);
const isMasculine = ({ unit, count }: BlockSize) => unit === 'day' && count % 7 !== 0;

/** `l’heure la plus active`, `les 3 heures les plus actives ont commencé`: day and hour differ in gender. */
function most(size: BlockSize, adjectives: { masculine: string; feminine: string }): string {
  const masculine = isMasculine(size);
  const adjective = masculine ? adjectives.masculine : adjectives.feminine;
  const many = size.count !== 1 && size.count !== 7;
  if (many) return `les ${unit(size)} les plus ${adjective}s ont commencé`;
  const article = unit(size) === 'heure' ? 'l’' : masculine ? 'le ' : 'la ';
  const verb = size.count === 7 ? 'a commencé' : 'a été';
  return `${article}${unit(size)} ${masculine ? 'le' : 'la'} plus ${adjective} ${verb}`;
}

const ofAny = (names: string[]) => new Intl.ListFormat('fr', { type: 'disjunction' }).format(names.map(of));

const nouns = { all: 'mentions', negative: 'mentions négatives' };

const whose = (name: string | null, finding: string) =>
  name === null ? finding.charAt(0).toUpperCase() + finding.slice(1) : fr`${name} : ${finding}`;

/** `par heure`, `par tranche de 3 heures` */
const per = (size: BlockSize) => (isOne(size) ? `par ${unit(size)}` : `par tranche de ${unit(size)}`);

export const charts: ChartWords = {
  per,
  measure: (size) => (size.unit === 'hour' && size.count > 1 ? `par ${size.count} h` : `par ${unit(size)}`),
  span: (from, to) => (from === to ? `le ${from}` : `du ${from} au ${to}`),
  dates: (from, to, years) => {
    const date = ({ day, month }: typeof from) => `${day} ${month}`;
    if (years) return `${from.month} ${from.year} – ${to.month} ${to.year}`;
    if (from.month !== to.month) return `du ${date(from)} au ${date(to)}`;
    return from.day === to.day ? `le ${date(from)}` : `du ${from.day} au ${date(to)}`;
  },
  moment: (day, time) => `${day} à ${time}`,
  mentions: { all: 'Mentions', negative: 'Mentions négatives' },
  negative: 'Négatif',
  neutral: 'Neutre',
  positive: 'Positif',
  expected: 'Plage habituelle',
  gap: 'Pas de données',
  partial: 'Données partielles',
  cut: (size) =>
    isOne(size) ? `Partie ${isMasculine(size) ? 'd’un' : 'd’une'} ${unit(size)}` : `Moins de ${unit(size)}`,
  cutEnds: (size, first, last) => {
    if (!first && !last) return '';
    const both = first && last;
    if (!isOne(size)) {
      const points = both
        ? 'premier et le dernier point couvrent'
        : `${first ? 'premier' : 'dernier'} point couvre`;
      return ` Le ${points} moins de ${unit(size)}.`;
    }
    if (isMasculine(size)) {
      if (both) return ` Le premier et le dernier ${unit(size)} ne sont pas entiers.`;
      return ` Le ${first ? 'premier' : 'dernier'} ${unit(size)} n’est pas entier.`;
    }
    if (both) return ` La première et la dernière ${unit(size)} ne sont pas entières.`;
    return ` La ${first ? 'première' : 'dernière'} ${unit(size)} n’est pas entière.`;
  },
  thisPeriod: 'Cette période',
  others: (count) => `${count} ${count === 1 ? 'autre' : 'autres'}`,

  notDrawn: (count) =>
    count === 1 ? ' 1 autre n’a pas de courbe.' : ` ${count} autres n’ont pas de courbe.`,

  titleNone: (name, length) => whose(name, `aucune mention en ${length}`),
  titleNoData: (name, length) => whose(name, `pas de données pour ${length}`),
  titleQuiet: (name, mentions, length) =>
    name === null ? fr`Calme : ${mentions} en ${length}` : fr`${name} : calme, ${mentions} en ${length}`,
  titlePart: (name, mentions, length) => whose(name, `${mentions} en ${length}, données partielles`),
  titleTotal: (name, mentions, length) => whose(name, `${mentions} en ${length}`),
  titleChange: (name, mentions, length, by, more) =>
    fr`${name} : ${mentions} en ${length}, en ${more ? 'hausse' : 'baisse'} de ${by}`,
  titleRise: (name, stream, times, shown, on) =>
    fr`${name} : ${times === 2 ? 'deux' : times === 3 ? 'trois' : shown} fois plus de ${nouns[stream]} ${
      'weekday' in on ? on.weekday : `le ${on.day}`
    }`,
  titleLeads: (name, mentions) => fr`${name} en tête : ${mentions}`,
  titleTie: (names, mentions) => fr`${list(names)} à égalité : ${mentions} chacun`,
  titleShareLeads: (name, share) => `${name} en tête avec ${share} des mentions`,
  titleShareTie: (names, share) => `${list(names)} à égalité avec ${share} des mentions`,
  titleNegative: (name, share, before, ofAll) =>
    fr`${name} : ${share} ${ofAll ? 'de mentions négatives' : 'des mentions évaluées sont négatives'}${before === null ? '' : `, contre ${before.share} avant`}`,
  titleNotJudged: (name, mentions, judged) =>
    fr`${name} : ${mentions}, ${
      judged === 0 ? 'aucune évaluée' : `${judged} ${judged === 1 ? 'évaluée' : 'évaluées'} seulement`
    } (autres langues)`,
  titleSpike: (name, mentions, window) => fr`${name} : ${mentions} en ${window}`,
  titleUsual: (low, high) => fr`, d'habitude ${rangeText(low, high, 'aucune', 'à')}`,
  titleTimes: (times) => fr`, ${times} fois plus que d'habitude`,
  titleLimit: (limit) => `, la limite est ${limit}`,
  titleReplay: (name, alerts, length) => fr`${name} : ${alerts} en ${length} avec cette règle`,
  nothing: { all: 'aucune mention', negative: 'aucune mention négative', alerts: 'aucune alerte' },

  subtitle: (what, measured, dates, others) =>
    `${what} ${measured}, ${dates}${others === 0 ? '' : `, sans ${charts.others(others)}`}`,
  bySentiment: 'Sentiment',
  shareTitle: 'Part de voix',
  shareChanges: 'évolution',

  volumeNone: (names, span) => sentence(`Aucune mention ${ofAny(names)} ${span}`),
  volumeOne: (name, mentions, span, peak) => sentence(`${mentions} ${of(name)} ${span}${peak}`),
  peak: (size, at, shown) =>
    fr` ; ${most(size, { masculine: 'actif', feminine: 'active' })} le ${at}, avec ${shown}`,
  volumeSeveral: (parts, span) =>
    fr`Mentions ${span} : ${parts.map(({ name, shown }) => `${name} ${shown}`).join(', ')}.`,
  moodNone: (name, span) => sentence(`Aucune mention ${of(name)} ${span}`),
  moodNotJudged: (name, mentions, span) =>
    fr`${mentions} ${of(name)} ${span} ; aucune n'est évaluée (autres langues).`,
  notJudged: (n) => fr` Non évaluées : ${n} (autres langues).`,
  mood: (name, mentions, span, { negative, neutral, positive }, peak) =>
    `Sur ${mentions} ${of(name)} ${span}, ${negative} sont négatives, ${neutral} neutres et ${positive} positives${peak}.`,
  moodPeak: (size, at, negative, total) =>
    fr` ; ${most(size, { masculine: 'négatif', feminine: 'négative' })} le ${at}, avec ${negative} sur ${total}`,
  spike: (name, mentions, window, until) => `${mentions} ${of(name)} en ${window}, jusqu’au ${until}`,
  spikeUsual: (low, high, times) =>
    fr` ; ${rangeText(low, high, 'aucune', 'à')} d’habitude${times === null ? '' : ` (${times} fois la normale)`}`,
  spikeTimes: (times) => fr` ; ${times} fois plus que d'habitude`,
  spikeLimit: (limit) => fr` ; la limite est ${limit}`,
  spikeSince: (at, rising) => sentence(` Début le ${at}${rising ? ', la hausse continue' : ''}`),
  learning: ' Le niveau habituel n’est pas encore sûr.',
  spikeMark: (shown, window) => `${shown} en ${window}`,
  shareNone: (names, span) => sentence(`Aucune mention ${ofAny(names)} ${span}`),
  share: (parts, mentions, span) => {
    const [first, ...rest] = parts;
    return `${first?.name} a ${first?.share} des ${mentions} ${span}${rest
      .map(({ name, share }) => `, ${name} ${share}`)
      .join('')}.`;
  },
  shareChange: (name, points) =>
    ` ${name} ${points > 0 ? 'gagne' : 'perd'} ${Math.abs(points)} point${
      Math.abs(points) >= 2 ? 's' : ''
    } sur la période précédente.`,
  replay: (name, alerts, mentions, span, when, more) => {
    const days = more > 0 ? [...when, charts.others(more)] : when;
    if (alerts === 0)
      return sentence(`Cette règle n’aurait donné aucune alerte sur ${mentions} ${of(name)} ${span}`);
    const times = alerts === 1 ? 'une alerte' : `${alerts} alertes`;
    return sentence(
      fr`Cette règle aurait donné ${times} sur ${mentions} ${of(name)} ${span} : ${list(days)}`,
    );
  },
  missing: (duration) => ` Données incomplètes pendant ${duration}.`,
  readSince: (at) => ` Lu depuis le ${at}.`,
};
