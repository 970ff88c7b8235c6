/**
 * Security incident response in the cloud: from log records to signals, incidents, evidence, response and review.
 *
 * <p>What is exported here is the API; everything else may change without notice.
 */
module io.cloudir.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires re2j;
    requires jakarta.validation;
    requires org.hibernate.validator;
    requires org.slf4j;

    exports io.cloudir;
    exports io.cloudir.cloud;
    exports io.cloudir.cloud.conformance;
    exports io.cloudir.cloud.simulated;
    exports io.cloudir.cloud.simulated.day;
    exports io.cloudir.detect;
    exports io.cloudir.detect.json;
    exports io.cloudir.drill;
    exports io.cloudir.evidence;
    exports io.cloudir.incident;
    exports io.cloudir.incident.decision;
    exports io.cloudir.incident.event;
    exports io.cloudir.incident.journal;
    exports io.cloudir.incident.journal.proof;
    exports io.cloudir.incident.json;
    exports io.cloudir.incident.lifecycle;
    exports io.cloudir.incident.store;
    exports io.cloudir.intel;
    exports io.cloudir.investigate;
    exports io.cloudir.investigate.graph;
    exports io.cloudir.investigate.graph.json;
    exports io.cloudir.model;
    exports io.cloudir.plan;
    exports io.cloudir.plan.page;
    exports io.cloudir.prepare;
    exports io.cloudir.respond;
    exports io.cloudir.respond.json;
    exports io.cloudir.respond.playbook;
    exports io.cloudir.respond.playbook.condition;
    exports io.cloudir.review;
    exports io.cloudir.review.html;
    exports io.cloudir.review.json;
    exports io.cloudir.review.markdown;
    exports io.cloudir.review.metrics;
    exports io.cloudir.review.terminal;
    exports io.cloudir.review.text;
    exports io.cloudir.severity;
    exports io.cloudir.severity.derive;
    exports io.cloudir.severity.json;
    exports io.cloudir.telemetry;

    opens io.cloudir.document.bind to
            org.hibernate.validator;
    opens io.cloudir.plan.document to
            org.hibernate.validator;
    opens io.cloudir.telemetry.document to
            org.hibernate.validator;
}
