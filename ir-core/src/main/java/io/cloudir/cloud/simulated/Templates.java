package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Templates that hosts are made from, whose versions nobody can change, though anybody may add one. */
final class Templates {
    private static final String MADE = "CreateLaunchTemplate";

    private Templates() {}

    /**
     * A version of a template.
     *
     * @param name what it is called for people
     * @param image the image that it starts; empty if no record tells
     */
    record Version(String name, String image, ChangePlan.Source source) {}

    static void from(LogRecord record, Effects effects) {
        switch (record.action()) {
            case MADE ->
                added(
                        record.text("responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId"),
                        "1",
                        record,
                        effects);
            case "CreateLaunchTemplateVersion" ->
                added(
                        record.text("requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId"),
                        record.text(
                                "responseElements.CreateLaunchTemplateVersionResponse.launchTemplateVersion.versionNumber"),
                        record,
                        effects);
            case "DeleteLaunchTemplate" ->
                HostLearning.gone(
                        Refs.TEMPLATE,
                        record.text("requestParameters.DeleteLaunchTemplateRequest.LaunchTemplateId"),
                        effects);
            default -> {}
        }
    }

    private static void added(String id, String version, LogRecord record, Effects effects) {
        if (id.isBlank() || version.isBlank()) {
            return;
        }
        StateRef exists = new StateRef(Refs.TEMPLATE, Refs.tail(id), "exists");
        if (record.action().equals(MADE)) {
            HostLearning.made(Refs.TEMPLATE, id, record, effects);
        }
        String number = StateText.name(version);
        String image = record.text("requestParameters." + record.action() + "Request.LaunchTemplateData.ImageId");
        effects.assume(exists, Refs.PRESENT)
                .set(exists.with("version:" + number), record.time().toString());
        if (!image.isBlank()) {
            effects.set(exists.with("image:" + number), StateText.line(image));
        }
    }

    /** The newest version that is older than a time; a template that no record makes was there before all of them. */
    static Optional<Version> newest(String template, Instant trustedBefore, PlanDraft draft) {
        StateRef exists = new StateRef(Refs.TEMPLATE, template, "exists");
        if (draft.read(exists).equals(ABSENT)) {
            return Optional.empty();
        }
        Optional<String> number = draft.names(exists, "version").stream()
                .filter(version -> at(exists, version, draft).isBefore(trustedBefore))
                .max(Comparator.comparing((String version) -> at(exists, version, draft))
                        .thenComparing(Comparator.naturalOrder()));
        boolean older = draft.read(exists.with("created")).equals(ABSENT);
        if (number.isEmpty() && !older) {
            return Optional.empty();
        }
        String name = "template " + template
                + number.map(version -> " version " + version).orElse("");
        String image = number.map(version -> draft.read(exists.with("image:" + version)))
                .filter(value -> !value.equals(ABSENT))
                .orElse("");
        return Optional.of(new Version(
                name,
                image,
                new ChangePlan.Source(
                        Entity.of(EntityType.RESOURCE, template),
                        name,
                        number.map(version -> at(exists, version, draft)))));
    }

    private static Instant at(StateRef exists, String version, PlanDraft draft) {
        return Instant.parse(draft.read(exists.with("version:" + version)));
    }
}
