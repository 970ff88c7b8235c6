/** Writes an incident as JSON: the same journal always gives the same bytes. */
@NullMarked
package io.cloudir.review.json;

import org.jspecify.annotations.NullMarked;
