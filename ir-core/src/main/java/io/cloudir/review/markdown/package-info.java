/** Writes a post-mortem as Markdown in which text from logs cannot become markup. */
@NullMarked
package io.cloudir.review.markdown;

import org.jspecify.annotations.NullMarked;
