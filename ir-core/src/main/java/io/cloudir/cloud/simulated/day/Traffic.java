package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import io.cloudir.cloud.simulated.record.TrailRecord;
import java.util.List;

/** Data events of buckets, which tell how many bytes went out. */
final class Traffic {
    private Traffic() {}

    static TrailRecord read(Caller caller, String account, String bucket, String key, long bytes) {
        return caller.call("s3", "GetObject")
                .asking(fields("bucketName", bucket, "key", key, "Host", bucket + ".s3.amazonaws.com"))
                .noting(fields(
                        "SignatureVersion",
                        "SigV4",
                        "CipherSuite",
                        "TLS_AES_128_GCM_SHA256",
                        "bytesTransferredIn",
                        0,
                        "AuthenticationMethod",
                        "AuthHeader",
                        "bytesTransferredOut",
                        bytes))
                .dataEvent(List.of(
                        fields("type", "AWS::S3::Object", "ARN", "arn:aws:s3:::" + bucket + '/' + key),
                        fields("accountId", account, "type", "AWS::S3::Bucket", "ARN", "arn:aws:s3:::" + bucket)));
    }
}
