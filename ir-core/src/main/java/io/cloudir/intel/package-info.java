/**
 * Indicators of compromise: what others have seen of attackers, read from STIX 2.1 and CSV, and matched with what was seen
 * here.
 */
@NullMarked
package io.cloudir.intel;

import org.jspecify.annotations.NullMarked;
