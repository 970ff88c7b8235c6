package io.cloudir.investigate;

import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.investigate.inquiry.Step;
import java.util.List;
import java.util.Map;

/** A step of an investigation: a declaration, and what it asks and concludes about one inquiry. */
abstract class InquiryStep implements Step<StepResult> {
    private final StepDeclaration declaration;
    private final Inquiry inquiry;

    InquiryStep(StepDeclaration declaration, Inquiry inquiry) {
        this.declaration = declaration;
        this.inquiry = inquiry;
    }

    @Override
    public final String name() {
        return declaration.name();
    }

    @Override
    public final List<String> needs() {
        return declaration.needs();
    }

    final Inquiry inquiry() {
        return inquiry;
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        return List.of();
    }

    @Override
    public final StepResult conclude(Map<String, StepResult> needed, Answers answers) {
        StepNotes notes = new StepNotes(name());
        lost(answers, notes);
        conclude(needed, answers, notes);
        return notes.done();
    }

    /** Whatever was not answered is a finding, unless the step tells it with what it is about. */
    void lost(Answers answers, StepNotes notes) {
        notes.lost(answers);
    }

    abstract void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes);
}
