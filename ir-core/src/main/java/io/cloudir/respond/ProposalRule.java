package io.cloudir.respond;

/** One kind of change that the facts of an incident may call for, and when they do. */
interface ProposalRule {
    /** Adds what the facts call for; nothing where it would not help. */
    void propose(Proposals.Draft draft);
}
