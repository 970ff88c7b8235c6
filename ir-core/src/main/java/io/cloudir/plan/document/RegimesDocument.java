package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import java.util.List;

/** The regimes that ship. */
public record RegimesDocument(Located at, List<@Valid LegalRegimeDocument> legalRegimes) {}
