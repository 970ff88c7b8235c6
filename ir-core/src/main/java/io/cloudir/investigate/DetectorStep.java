package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.RecordLines;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks what the cloud's own detectors found around the incident. */
final class DetectorStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "detector-findings", "what the cloud's own detectors found around the incident", "control-plane")
            .asking("what the cloud's own detectors found", Capability.FINDINGS);

    /** Most findings that are told one by one. */
    private static final int TOLD = 20;

    DetectorStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        return inquiry()
                .window()
                .<List<Question<?>>>map(window -> List.of(inquiry().cloud().findings(window)))
                .orElse(List.of());
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        inquiry()
                .window()
                .flatMap(window -> answers.to(inquiry().cloud().findings(window)))
                .filter(found -> found.count() > 0)
                .ifPresent(found -> told(found, notes));
    }

    private static void told(RecordLines found, StepNotes notes) {
        List<Activity> findings = CitedActivities.parse(found, "findings").records();
        notes.found(
                "all",
                "The cloud's own detectors have " + Text.count(found.count(), "finding")
                        + " that changed around the incident.",
                List.of(),
                findings.stream().map(Activity::id).toList());
        for (Activity finding : findings.stream().limit(TOLD).toList()) {
            Activity.Head head = finding.head();
            List<Entity> about = new ArrayList<>();
            head.principal().ifPresent(who -> about.add(who.entity()));
            head.resources().forEach(resource -> about.add(resource.entity()));
            String things = about.isEmpty() ? "" : " about " + StepNotes.names(about);
            notes.found(
                    head.id(),
                    Text.printable(head.source()) + " found " + Text.printable(head.action()) + things
                            + ", last seen at " + head.time() + ".",
                    about,
                    List.of(head.id()));
        }
    }
}
