/**
 * Conditions of playbooks: small boolean expressions over named facts. {@link
 * io.cloudir.respond.playbook.condition.Condition#parse} reads one, {@link io.cloudir.respond.playbook.condition.Fact#all}
 * lists what they may speak of.
 */
@NullMarked
package io.cloudir.respond.playbook.condition;

import org.jspecify.annotations.NullMarked;
