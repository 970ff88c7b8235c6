package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.Size;

/** What a signal must be about to be held back: all that is written here. */
public record WhereDocument(
        Located at,

        @Size(max = 1000, message = Form.FACT_SAYS) String principal,

        @Size(max = 1000, message = Form.FACT_SAYS) String address,

        @Size(max = 1000, message = Form.FACT_SAYS) String action,

        @Size(max = 1000, message = Form.FACT_SAYS) String account,

        @Size(max = 1000, message = Form.FACT_SAYS) String region,

        @Size(max = 1000, message = Form.FACT_SAYS) String resource,

        @Size(max = 1000, message = Form.FACT_SAYS) String host,

        @Size(max = 1000, message = Form.FACT_SAYS) String accessKey) {}
