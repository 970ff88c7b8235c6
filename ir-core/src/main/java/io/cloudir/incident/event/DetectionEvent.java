package io.cloudir.incident.event;

import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import java.util.List;
import java.util.Objects;

/** What was seen and what was concluded from it. */
public sealed interface DetectionEvent extends IncidentEvent {
    /**
     * The incident begins.
     *
     * @param title one line for people
     * @param scenario the scenario of the response plan that it is handled by
     * @param category the kind of incident
     * @param dedupeKey what the id was derived from
     * @param exercise whether this is an exercise, in which the plan's exercise actors do what people do
     * @param plan digest of the response plan in force; {@link Digest#ZERO} if there is none
     */
    record IncidentOpened(
            String title, String scenario, Category category, String dedupeKey, boolean exercise, Digest plan)
            implements DetectionEvent {
        public IncidentOpened {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(dedupeKey, "dedupeKey");
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * What kind of incident it is has become clearer than it was when it was opened.
     *
     * @param title one line for people
     * @param scenario the scenario of the response plan that it is handled by from now on
     * @param category the kind of incident
     * @param reason what made it clearer
     */
    record IncidentReclassified(String title, String scenario, Category category, String reason)
            implements DetectionEvent {
        public IncidentReclassified {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A signal belongs to this incident.
     *
     * @param signalId the signal's id; attaching the same id again changes nothing
     * @param ruleId the rule that fired
     * @param ruleTitle its title
     * @param trigger what it stands for
     * @param level how bad the rule says it is
     * @param entity what it is about
     * @param cloud the cloud it was seen on
     * @param account the account or project; empty if unknown
     * @param region the region; empty if unknown
     * @param span from the first record to the last
     * @param records at most 100 of the records it rests on
     * @param recordCount how many in all
     * @param recordsDigest digest over the ids of the cited records
     * @param observed what was measured
     * @param techniques ATT&amp;CK techniques that the rule detects
     * @param explanation what happened and why it matters
     * @param reason why the signal was put with this incident
     */
    record SignalAttached(
            String signalId,
            String ruleId,
            String ruleTitle,
            Trigger trigger,
            Severity level,
            Entity entity,
            Cloud cloud,
            String account,
            String region,
            TimeRange span,
            List<RecordSummary> records,
            int recordCount,
            Digest recordsDigest,
            Measure observed,
            List<Technique> techniques,
            String explanation,
            String reason)
            implements DetectionEvent {
        public SignalAttached {
            Objects.requireNonNull(signalId, "signalId");
            Objects.requireNonNull(ruleId, "ruleId");
            Objects.requireNonNull(ruleTitle, "ruleTitle");
            Objects.requireNonNull(trigger, "trigger");
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(cloud, "cloud");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(span, "span");
            records = List.copyOf(records);
            Objects.requireNonNull(recordsDigest, "recordsDigest");
            Objects.requireNonNull(observed, "observed");
            techniques = List.copyOf(techniques);
            Objects.requireNonNull(explanation, "explanation");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Something was established during the investigation.
     *
     * @param findingId unique within the incident; the same id again replaces the finding
     * @param step the step of the investigation that yielded it, such as {@code access-anomalies}
     * @param statement what was found
     * @param entities whom and what it concerns
     * @param recordIds the records it rests on, at most 100
     */
    record FindingRecorded(
            String findingId, String step, String statement, List<Entity> entities, List<String> recordIds)
            implements DetectionEvent {
        /** The step that finds changes of which nothing was left to take back. */
        public static final String UNDONE = "undone-before-response";

        /** The step that tells which identities and hosts the cloud says are not there, or not any more. */
        public static final String GONE = "not-there";

        public FindingRecorded {
            Objects.requireNonNull(findingId, "findingId");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(statement, "statement");
            entities = List.copyOf(entities);
            recordIds = List.copyOf(recordIds);
        }
    }

    /**
     * It is known what the incident reaches.
     *
     * @param summary the scope in a sentence or two
     * @param affected everything that is affected
     * @param widespread whether it goes beyond one identity or resource
     * @param criticalSystems whether systems that the plan calls critical are affected
     */
    record ScopeEstablished(String summary, List<Entity> affected, boolean widespread, boolean criticalSystems)
            implements DetectionEvent {
        public ScopeEstablished {
            Objects.requireNonNull(summary, "summary");
            affected = List.copyOf(affected);
        }
    }

    /**
     * What was damaged, and how each thing stands now. A newer survey replaces an older one.
     *
     * @param damaged each thing once
     */
    record DamageSurveyed(List<Damage> damaged) implements DetectionEvent {
        public DamageSurveyed {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Something that the incident damaged.
     *
     * @param asset which
     * @param part what part of the organisation's assets it is
     * @param kind what the cloud calls its kind, such as {@code s3:bucket}
     * @param account the account that it is in
     * @param effects what happened to it, each once, in their order
     * @param recordIds the records that say so; at most 100
     * @param standing how it stands
     * @param seen what that rests on
     */
    record Damage(
            Entity asset,
            AssetPart part,
            String kind,
            String account,
            List<DamageEffect> effects,
            List<String> recordIds,
            DamageStanding standing,
            String seen) {
        public Damage {
            Objects.requireNonNull(asset, "asset");
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(account, "account");
            effects = List.copyOf(effects);
            recordIds = List.copyOf(recordIds);
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(seen, "seen");
        }
    }

    /** What part of an organisation's assets something is. */
    enum AssetPart {
        /** A host. */
        ENDPOINT,
        /** What keeps data: buckets, databases, disks, secrets. */
        DATA,
        /** What runs an application: functions, services of containers, stacks. */
        APPLICATION,
        /** A service of the account itself, such as what records and watches it. */
        SERVICE,
        /** A user, role or policy. */
        IDENTITY,
        /** Anything else. */
        RESOURCE
    }

    /** What happened to something. */
    enum DamageEffect {
        /** It, or something in it, was deleted. */
        DELETED,
        /** What it holds was written over. */
        OVERWRITTEN,
        /** What it holds was encrypted with a key that the actor brought. */
        ENCRYPTED,
        /** It was opened or given to others. */
        EXPOSED,
        /** What it holds was read. */
        READ,
        /** It was stopped or switched off. */
        STOPPED,
        /** It was changed in another way. */
        ALTERED,
        /** The actor made it. */
        CREATED
    }

    /** How something that was damaged stands. */
    enum DamageStanding {
        /** As the incident left it. */
        DAMAGED,
        /** As it should be, as far as the cloud tells. */
        RESTORED,
        /** Nobody can tell. */
        UNKNOWN
    }

    /**
     * What an investigation knows that severity depends on. The newest says all that holds.
     *
     * @param established what holds
     * @param withdrawn what was established before and does not hold any more
     */
    record FactsEstablished(List<EstablishedFact> established, List<EstablishedFact> withdrawn)
            implements DetectionEvent {
        public FactsEstablished {
            established = List.copyOf(established);
            withdrawn = List.copyOf(withdrawn);
        }
    }

    /**
     * A fact, or that it was withdrawn.
     *
     * @param fact its id in the severity model, such as {@code LATERAL_MOVEMENT}
     * @param why what shows it, or why it is withdrawn
     * @param recordIds the records that it rests on; at most 100
     */
    record EstablishedFact(String fact, String why, List<String> recordIds) {
        public EstablishedFact {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(why, "why");
            recordIds = List.copyOf(recordIds);
        }
    }
}
