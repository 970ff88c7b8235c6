/** Writes where an incident stands as a few lines for a terminal. */
@NullMarked
package io.cloudir.review.terminal;

import org.jspecify.annotations.NullMarked;
