/**
 * Where journals are kept: in memory for tests and replays, in a directory of files for everything else. Both keep the
 * promises of {@link io.cloudir.incident.journal.JournalStore}.
 */
@NullMarked
package io.cloudir.incident.store;

import org.jspecify.annotations.NullMarked;
