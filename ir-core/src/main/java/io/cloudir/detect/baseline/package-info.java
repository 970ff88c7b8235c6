/**
 * What is usual, as arithmetic: how often something happens at a time of the week, and how unlikely more is. Not exported.
 */
@NullMarked
package io.cloudir.detect.baseline;

import org.jspecify.annotations.NullMarked;
