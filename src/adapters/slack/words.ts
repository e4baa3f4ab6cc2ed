import type { Language } from '../../listening/channel.ts';

/** What only Slack's own surfaces say. All else is in `messages/words`. */
interface SlackWords {
  cancel: string;
  save: string;
  close: string;
  change: string;
  yes: string;
  no: string;
  choose: string;
  dayAndTime: string;
  /** Under the query of the add form, before anything was tried. */
  tryFirst: string;
  /** Under the channel of the add form, opened outside of channels. */
  elseDirect: string;
  notIn(channel: string): string;
  /** Before the command that invites the bot. */
  invite: string;
  uninvited: string;
  sure: string;
  more: string;
  /** At the end of an edited message that has become longer than its place. */
  cutOff: string;
  /** In place of a continuation that is not needed any more. */
  emptied: string;
}

export const SLACK_WORDS: Readonly<Record<Language, SlackWords>> = {
  en: {
    cancel: 'Cancel',
    save: 'Save',
    close: 'Close',
    change: 'Change…',
    yes: 'Yes',
    no: 'No',
    choose: 'Choose',
    dayAndTime: '2026-03-05 or 2026-03-05 14:00',
    tryFirst: 'Press Enter in the field to see what this query finds.',
    notIn: (channel) => `I am not in #${channel}, so I cannot post there yet.`,
    invite: 'Type this there:',
    elseDirect: 'Left empty, alerts come to you as direct messages.',
    uninvited:
      'I could not open the form: Slack allows three seconds for it and they have passed. Please try again.',
    sure: 'Are you sure?',
    more: 'There is more than this window holds: type /earshot help.',
    cutOff: 'There is more than fits here.',
    emptied: 'The message above has become shorter: nothing more stands here.',
  },
  fr: {
    cancel: 'Annuler',
    save: 'Enregistrer',
    close: 'Fermer',
    change: 'Modifier…',
    yes: 'Oui',
    no: 'Non',
    choose: 'Choisir',
    dayAndTime: '2026-03-05 ou 2026-03-05 14:00',
    tryFirst: 'Appuyez sur Entrée dans le champ pour voir ce que cette requête trouve.',
    notIn: (channel) => `Je ne suis pas dans #${channel} : je ne peux pas encore y écrire.`,
    invite: 'Tapez-y :',
    elseDirect: 'Si vous n’en choisissez pas, les alertes vous arrivent en messages directs.',
    uninvited:
      'Je n’ai pas pu ouvrir le formulaire : Slack laisse trois secondes pour cela et elles sont passées. Réessayez.',
    sure: 'Vous confirmez ?',
    more: 'Il y a plus que cette fenêtre ne contient : tapez /earshot aide.',
    cutOff: 'Il y a plus que ce qui tient ici.',
    emptied: 'Le message ci-dessus est devenu plus court : il n’y a plus rien ici.',
  },
};
