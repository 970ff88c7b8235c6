/**
 * The verbs that incident response needs of a cloud, in its own language. Every change is a compare-and-set of one named
 * piece of state, so undoing it, repeating it and reading it back need nothing further from an adapter.
 */
@NullMarked
package io.cloudir.cloud;

import org.jspecify.annotations.NullMarked;
