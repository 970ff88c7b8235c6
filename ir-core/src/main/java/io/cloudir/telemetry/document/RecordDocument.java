package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.Pattern;

/** Where a record tells what every source tells: a path for each. */
public record RecordDocument(
        Located at,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String id,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String principal,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String principalName,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String action,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String outcome,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String address,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String userAgent,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String accessKey,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String account,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String region,

        @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String service) {}
