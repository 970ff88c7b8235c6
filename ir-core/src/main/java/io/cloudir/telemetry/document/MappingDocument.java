package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** A whole mapping. */
public record MappingDocument(
        Located at,

        @Min(value = 1, message = "1, the version of this format")
        @Max(value = 1, message = "1, the version of this format")
        int version,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "what the records are, in words")
        String title,

        @OneOf(
                value = {"aws", "gcp", "other"},
                message = "cloud")
        String cloud,

        @Valid LogSourceDocument logsource,

        @NotEmpty(message = "what tells these records from all others")
        @Size(max = 20, message = "at most 20 conditions")
        List<@Valid ConditionDocument> recognise,

        @Valid TimeDocument time,
        @Valid RecordDocument record,
        @Valid FixedDocument fixed,

        @OneOf(
                value = {"user", "role", "service-account", "federated", "service", "unknown"},
                message = "kind of principal")
        String principalType,

        @Size(max = 100, message = "at most 100 values") List<String> success,

        @Size(max = 10, message = "at most 10 kinds of resources")
        List<@Valid ResourceDocument> resources,

        @Size(max = 20, message = "at most 20 names") List<String> needs,

        @Size(max = 100, message = "at most 100 names")
        Map<String, @NotBlank(message = Form.PATH_SAYS) @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS) String>
                fields) {}
