/**
 * The append-only, hash-chained journal of an incident: its entries, the bytes they are stored as, the proof over them
 * and the interface of the stores that keep them.
 */
@NullMarked
package io.cloudir.incident.journal;

import org.jspecify.annotations.NullMarked;
