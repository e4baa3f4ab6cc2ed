/** Deletions look into the ledger workspace by workspace: an index for them cost each mention more than it saved. */
export const ledgerIndex: readonly string[] = ['drop index seen_post'];
