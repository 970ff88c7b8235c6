/**
 * The Sigma language: documents to rules, rules to tests on a record, tests to an index. Follows the Sigma specification
 * 2.1.0; where that leaves a choice open, the class that makes the choice says so.
 */
@NullMarked
package io.cloudir.detect.sigma;

import org.jspecify.annotations.NullMarked;
