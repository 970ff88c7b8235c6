package io.cloudir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** A name says what a thing is; these endings only say that its author did not know. */
class NamesTest {
    @Test
    void noClassHasANameThatSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Manager|Impl|Helper|Factory)")
                .allowEmptyShould(true)
                .check(MainClasses.all());
    }
}
