/**
 * The incident as callers see it: an immutable value folded from its journal, and the phases it goes through. Its state
 * lives nowhere else, so whatever is read here can be traced to an entry.
 */
@NullMarked
package io.cloudir.incident;

import org.jspecify.annotations.NullMarked;
