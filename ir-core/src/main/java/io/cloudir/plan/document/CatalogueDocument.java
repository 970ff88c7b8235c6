package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import java.util.List;

/** The scenarios that ship. */
public record CatalogueDocument(Located at, List<@Valid ScenarioDocument> scenarios) {}
