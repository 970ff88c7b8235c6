/** What is learned from an incident: the post-mortem, made from its journal alone. */
@NullMarked
package io.cloudir.review;

import org.jspecify.annotations.NullMarked;
