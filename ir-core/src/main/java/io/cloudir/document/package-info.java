/**
 * Reads what people write, YAML or JSON, into trees whose every value knows its line and column. One reader serves every
 * kind of document (plans, severity models and facts, rules), so the same mistake is met with the same words everywhere.
 * Nothing here stops at the first fault as long as there is something left to read: all faults are collected. The room
 * also writes the single lines of JSON that programs read.
 */
@NullMarked
package io.cloudir.document;

import org.jspecify.annotations.NullMarked;
