package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.ForwardingCloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a cloud is asked before anything is proposed, and what is not concluded from an answer with gaps. */
class CircumstancesTest extends ProposalScene {
    @Test
    void whatTheCloudRefusesToTellIsLeftToPeopleAndNothingRestsOnIt() {
        deed("s3", "ListBuckets", "null", "null");
        Exercise exercise = exercise();
        CloudAdapter silent = new ForwardingCloud(exercise.cloud) {
            @Override
            public IdentityDetail identity(IdentityRequest request) {
                throw new CloudException.AccessDenied("iam:GetUser", "it is not told");
            }
        };

        Circumstances asked = asked(silent, exercise);

        assertThat(asked.identities()).isEmpty();
        assertThat(asked.unanswered())
                .singleElement()
                .asString()
                .startsWith("The cloud does not tell what " + Exercise.MALLORY);
    }

    @Test
    void allPagesOfWhatTheAccountHasAreReadBeforeARegionCountsAsUnused() {
        before("ec2", "RunInstances", "null", started("i-1"));
        before("ec2", "RunInstances", "null", started("i-2"));
        add(in("eu-north-1", Exercise.record(3, "ec2", "RunInstances", "null", started("i-9"))));
        Exercise exercise = exercise();
        List<String> pages = new ArrayList<>();
        CloudAdapter paged = new ForwardingCloud(exercise.cloud) {
            @Override
            public Inventory inventory(InventoryRequest request) {
                pages.add(request.after());
                return super.inventory(request.atMost(1));
            }
        };

        assertThat(asked(paged, exercise).freshRegions()).containsExactly("eu-north-1");
        assertThat(pages).contains("ec2:instance/i-1");
    }

    @Test
    void aLogOfWhichALineCannotBeReadShowsNoRegionUnused() {
        add(in("eu-north-1", Exercise.record(1, "ec2", "RunInstances", "null", started("i-9"))));
        Exercise exercise = exercise();
        CloudAdapter garbled = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                RecordLines lines = super.logs(query);
                byte[] more = (new String(lines.lines(), StandardCharsets.UTF_8) + "{\"eventTime\":\n")
                        .getBytes(StandardCharsets.UTF_8);
                return new RecordLines(more, lines.count() + 1, lines.completeness());
            }
        };

        assertThat(asked(exercise.cloud, exercise).freshRegions()).containsExactly("eu-north-1");
        assertThat(asked(garbled, exercise).freshRegions()).isEmpty();
    }

    @Test
    void itIsToldHowManyBucketsWereNotAskedAbout() {
        for (int bucket = 1; bucket <= 51; bucket++) {
            deed("s3", "DeleteObject", "{\"bucketName\":\"data-" + bucket + "\",\"key\":\"a\"}", "null");
        }
        Exercise exercise = exercise();

        assertThat(asked(exercise.cloud, exercise).unanswered())
                .containsExactly("The cloud was asked about 50 buckets alone, and more are involved");
    }

    private Circumstances asked(CloudAdapter cloud, Exercise exercise) {
        return Circumstances.ask(cloud, exercise.facts(), plan, exercise.settings());
    }
}
