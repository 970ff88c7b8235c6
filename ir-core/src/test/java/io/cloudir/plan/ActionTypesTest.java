package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActionTypesTest {
    @Test
    void anApprovalRuleMayNameEveryTypeOfActionThatThereIs() {
        assertThat(ActionTypes.ALL)
                .containsExactlyElementsOf(io.cloudir.respond.ActionTypes.all().stream()
                        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.toList()));
    }
}
