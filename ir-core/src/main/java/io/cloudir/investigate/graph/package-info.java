/**
 * Who and what an incident is about and how each is linked to the others: a graph whose edges name their records, that can be
 * walked and written out.
 */
@NullMarked
package io.cloudir.investigate.graph;

import org.jspecify.annotations.NullMarked;
