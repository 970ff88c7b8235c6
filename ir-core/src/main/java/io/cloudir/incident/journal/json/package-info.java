/**
 * The journal's bytes: how an event becomes a canonical payload and an entry a line, and how they are read back. Not
 * exported; {@code docs/journal-format.md} is the contract.
 */
@NullMarked
package io.cloudir.incident.journal.json;

import org.jspecify.annotations.NullMarked;
