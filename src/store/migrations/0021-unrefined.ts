/**
 * Mentions whose mood was read from the words of an English text alone: the sentence model reads them once more. Triggers note
 * them, whatever brought them or changed them. "at" is when they were first looked for.
 */
const READ_BY_WORDS = `instr(new.hits, '"en","tables"') > 0`;

export const unrefined: readonly string[] = [
  'create table unrefined (row integer primary key, at integer)',
  'create index unrefined_at on unrefined (at)',
  `create trigger mention_unrefined after insert on mention when ${READ_BY_WORDS}
   begin insert or ignore into unrefined (row) values (new.row); end`,
  `create trigger mention_unrefined_again after update of hits on mention when ${READ_BY_WORDS}
   begin insert or ignore into unrefined (row) values (new.row); end`,
];
