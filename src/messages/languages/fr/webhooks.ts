import type { WebhookWords } from '../en/webhooks.ts';
import { until } from './moments.ts';
import { fr } from './typography.ts';

const refusals: WebhookWords['refusals'] = {
  signature: fr`La signature manque ou est fausse. L'expéditeur doit employer le secret actuel et signer exactement ce qu'il envoie.`,
  time: fr`L'horloge de l'expéditeur a plus de 5 minutes d'écart.`,
  body: fr`Le corps ne contient aucun message lisible.`,
};

const problems: WebhookWords['problems'] = {
  'not-readable': fr`Illisible.`,
  'too-long': fr`Trop long pour un message.`,
  'no-id': fr`Marqué comme supprimé, mais sans identifiant.`,
  'no-text': fr`Ni texte ni titre.`,
  'no-address': fr`Pas d'adresse http(s).`,
  'no-date': fr`Pas de date.`,
  'no-time-zone': fr`La date n'indique pas de fuseau horaire.`,
  'bad-date': fr`La date est illisible.`,
};

export const webhooks: WebhookWords = {
  title: fr`Webhooks`,
  count: { one: fr`Un webhook.`, other: fr`{n} webhooks.` },
  none: fr`Pas encore de webhook. Pour en créer un :`,
  addCommand: '/earshot webhook assistance',
  made: (name) => fr`Webhook « ${name} » créé.`,
  rotated: (name) => fr`Webhook « ${name} » : nouveau secret.`,
  once: fr`Copiez son secret maintenant : il ne sera plus affiché.`,
  address: fr`Adresse`,
  unreachable: fr`aucune : la personne qui gère le bot doit définir EARSHOT_HTTP_PORT`,
  secret: fr`Secret`,
  former: fr`Ancien secret`,
  formerUntil: (when) => fr`valable ${until(when)}`,
  how: fr`Envoyez par POST un message, une liste de 500 au plus, ou {"mentions": […]} en JSON, signé selon le standard « Standard Webhooks » (en-têtes webhook-id, webhook-timestamp, webhook-signature). Chaque message doit avoir un texte, une adresse et une date avec son fuseau horaire :`,
  example:
    '{"sourceId":"ticket-881","url":"https://aide.example/t/881","text":"La facture Kestrelbox est fausse","author":{"handle":"c-19"},"createdAt":"2026-11-20T09:15:00Z"}',
  last: fr`Dernier envoi`,
  pushes: fr`Envois acceptés`,
  refusedAt: fr`Dernier refus`,
  refusals,
  problems,
  rotate: fr`Nouveau secret`,
  remove: fr`Supprimer`,
  removeAsk: (name) =>
    fr`Supprimer le webhook « ${name} » ? Ses messages restent. Les prochains envois seront refusés.`,
  removed: (name) => fr`Webhook « ${name} » supprimé. Ses messages restent.`,
  push: {
    unknown: fr`Ce webhook n'existe pas.`,
    tooMany: fr`Trop d'envois en une minute. Regroupez les messages.`,
    allBad: fr`Aucun message n'a été accepté.`,
    storage: fr`L'enregistrement a échoué. Renvoyez plus tard.`,
    refused: refusals,
    problems,
  },
};
