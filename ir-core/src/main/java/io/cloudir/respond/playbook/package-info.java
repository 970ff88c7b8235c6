/**
 * Playbooks: CACAO 2.0 documents that say what to look at, preserve, contain and recover, under which conditions and in
 * which order. {@link io.cloudir.respond.playbook.Playbook#read} reads one, {@link
 * io.cloudir.respond.playbook.Interpreter} says what is to be done next.
 */
@NullMarked
package io.cloudir.respond.playbook;

import org.jspecify.annotations.NullMarked;
