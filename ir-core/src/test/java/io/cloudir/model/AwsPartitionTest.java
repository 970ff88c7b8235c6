package io.cloudir.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which part of AWS something is in. */
class AwsPartitionTest {
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, aws",
        "cn-north-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eu-isoe-west-1, aws-iso-e",
        "us-isof-south-1, aws-iso-f",
        "eusc-de-east-1, aws-eusc",
        "'', aws",
    })
    void aRegionIsInOnePartition(String region, String partition) {
        assertThat(AwsPartition.ofRegion(region).code()).isEqualTo(partition);
    }

    @ParameterizedTest
    @EnumSource
    void theNameOfAThingTellsItsPartition(AwsPartition partition) {
        String arn = partition.arn("iam", "", "123456789012", "user/alice");

        assertThat(arn).isEqualTo("arn:" + partition.code() + ":iam::123456789012:user/alice");
        assertThat(AwsPartition.ofArn(arn)).contains(partition);
    }

    @Test
    void whatIsNoNameOfAnyPartitionTellsNone() {
        assertThat(AwsPartition.ofArn("alice")).isEmpty();
        assertThat(AwsPartition.ofArn("arn:other:iam::1:user/a")).isEmpty();
        assertThat(AwsPartition.ofArn("arn:aws")).isEmpty();
    }
}
