/** Writes a post-mortem as one HTML file that needs nothing else, loads nothing and runs nothing. */
@NullMarked
package io.cloudir.review.html;

import org.jspecify.annotations.NullMarked;
