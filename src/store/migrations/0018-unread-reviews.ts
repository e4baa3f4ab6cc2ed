/** Reviews in English wait for the sentence model, too: their mood is in their stars, whether they are about the keyword is not. */
const IN_ENGLISH = `(instr(new.hits, '"en","tables"') > 0 or instr(new.hits, '"en","rating"') > 0)`;

export const unreadReviews: readonly string[] = [
  'drop trigger mention_unrefined',
  'drop trigger mention_unrefined_again',
  `create trigger mention_unrefined after insert on mention when ${IN_ENGLISH}
   begin insert or ignore into unrefined (row) values (new.row); end`,
  `create trigger mention_unrefined_again after update of hits on mention when ${IN_ENGLISH}
   begin insert or ignore into unrefined (row) values (new.row); end`,
];
