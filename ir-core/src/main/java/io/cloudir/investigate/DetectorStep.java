package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Map;

/** Asks what the cloud's own detectors found around the incident. */
final class DetectorStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "detector-findings", "what the cloud's own detectors found around the incident", "control-plane")
            .asking("what the cloud's own detectors found", Capability.FINDINGS);

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
                .ifPresent(found -> notes.found(
                        "all",
                        "The cloud's own detectors have " + Text.count(found.count(), "finding")
                                + " that changed around the incident.",
                        List.of(),
                        List.of()));
    }
}
