package io.cloudir.plan;

import java.util.List;

/**
 * Who may lift legal holds and erase what a journal tells. A plan that names nobody lets nobody do it.
 *
 * @param authorisers ids of the roles that may lift a legal hold and authorise the erasure of an entry
 * @param erasers ids of the roles that may carry out an erasure that was authorised
 * @param authoriserMayErase whether one person may do both: authorise an erasure, or lift the hold, and then erase
 */
public record ErasurePolicy(List<String> authorisers, List<String> erasers, boolean authoriserMayErase) {
    /** Nobody lifts a hold or erases. */
    static final ErasurePolicy NOBODY = new ErasurePolicy(List.of(), List.of(), false);

    public ErasurePolicy {
        authorisers = List.copyOf(authorisers);
        erasers = List.copyOf(erasers);
    }
}
