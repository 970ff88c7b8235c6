/**
 * Reads what a person wrote, YAML or JSON, into a tree whose every value knows its line and column, and binds the tree to
 * records. Nothing here stops at the first fault: all of them are collected.
 */
@NullMarked
package io.cloudir.plan.tree;

import org.jspecify.annotations.NullMarked;
