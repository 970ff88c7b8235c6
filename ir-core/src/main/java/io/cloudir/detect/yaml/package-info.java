/**
 * Reads YAML that people write into nodes that know their line and column, within fixed limits, so that every fault of a
 * rule can be reported where it is.
 */
@NullMarked
package io.cloudir.detect.yaml;

import org.jspecify.annotations.NullMarked;
