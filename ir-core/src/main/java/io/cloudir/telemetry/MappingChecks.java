package io.cloudir.telemetry;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.document.Secrets;
import io.cloudir.document.bind.Located;
import io.cloudir.telemetry.document.MappingDocument;
import io.cloudir.telemetry.document.TimeDocument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks that the parts of a mapping agree with each other, and notes every fault. */
final class MappingChecks {
    /** A minute in which no part of a date or time is like another one: a pattern that leaves one out does not give it back. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2031, 11, 23, 19, 47, 0, 0, ZoneOffset.UTC);

    private final MappingDocument mapping;
    private final Faults faults;
    private Optional<DateTimeFormatter> pattern = Optional.empty();

    MappingChecks(MappingDocument mapping, Faults faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /** How times are written, if by a pattern without a fault. */
    Optional<DateTimeFormatter> pattern() {
        return pattern;
    }

    void run() {
        Map<MappedFormat.Told, String> told = MappingReader.told(mapping.record());
        Map<MappedFormat.Told, String> fixed = MappingReader.fixed(mapping);
        source();
        time(mapping.time());
        outcome(told.containsKey(MappedFormat.Told.OUTCOME));
        fixed.keySet().stream()
                .filter(told::containsKey)
                .forEach(what -> note(
                        mapping.fixed().at(),
                        "told-twice",
                        "'" + what.key + "' is fixed here and read from records under 'record'",
                        "keep one of the two",
                        what.key));
        if (!mapping.resources().isEmpty()
                && !told.containsKey(MappedFormat.Told.ACCOUNT)
                && !fixed.containsKey(MappedFormat.Told.ACCOUNT)) {
            note(
                    mapping.at(),
                    "missing",
                    "resources belong to an account, and none is told",
                    "say where records tell it with 'account' under 'record', or what it is with 'account' under 'fixed'",
                    "resources");
        }
        needs(told);
        mapping.fields().keySet().stream()
                .filter(name -> !isFieldName(name))
                .forEach(name -> faults.add(mapping.at()
                        .keyFault(
                                "bad-form",
                                Secrets.quoted(name) + " is no name for a field; expected one of at most 200 characters"
                                        + " that does not begin with cloudir.",
                                "write the name that rules use, such as src_ip",
                                "fields",
                                name)));
    }

    private static boolean isFieldName(String name) {
        return !name.isBlank() && name.length() <= 200 && !name.startsWith("cloudir.");
    }

    private void source() {
        boolean taken =
                Arrays.stream(LogSource.values()).anyMatch(known -> known.code().equals(mapping.id()));
        if (taken) {
            note(
                    mapping.at(),
                    "duplicate-id",
                    "'" + mapping.id() + "' is the name of a known source",
                    "give the mapping another id",
                    "id");
        }
        LogKind kind = new LogKind(
                mapping.logsource().category(),
                mapping.logsource().product(),
                mapping.logsource().service());
        if (kind.equals(new LogKind("", "", "")) && !faults.concern(place(mapping.at(), "logsource"))) {
            note(
                    mapping.at(),
                    "missing",
                    "no log source is named, so no rule would be meant for the records",
                    "add 'logsource' with a product, a service or a category, as the rules for these records have it",
                    "logsource");
        }
    }

    private void outcome(boolean told) {
        if (told && mapping.success().isEmpty()) {
            note(
                    mapping.at(),
                    "missing",
                    "'outcome' is told, but not which outcomes are a success",
                    "add 'success' with the values that mean it, such as success: [ok]",
                    "success");
        } else if (!told && !mapping.success().isEmpty()) {
            note(
                    mapping.at(),
                    "missing",
                    "'success' says which outcomes are one, but not where records tell the outcome",
                    "add 'outcome' under 'record', or remove 'success'",
                    "success");
        }
    }

    private void needs(Map<MappedFormat.Told, String> told) {
        List<String> known = told.keySet().stream().map(what -> what.key).toList();
        for (int at = 0; at < mapping.needs().size(); at++) {
            String need = mapping.needs().get(at);
            if (!known.contains(need) && !faults.concern(place(mapping.at(), "needs", at))) {
                note(
                        mapping.at(),
                        "unknown-value",
                        Secrets.quoted(need) + " is needed, but 'record' does not say where it is; told there: "
                                + String.join(", ", known),
                        Nearest.suggestion(need, known, "name one of those; the time is always needed"),
                        "needs",
                        at);
            }
        }
    }

    private void time(TimeDocument time) {
        if (faults.concern(place(time.at()))) {
            return;
        }
        boolean patterned = time.format().equals("pattern");
        if (patterned == time.pattern().isEmpty()) {
            note(
                    time.at(),
                    patterned ? "missing" : "unused",
                    patterned
                            ? "'pattern' is missing; expected how times are written, such as dd/MMM/uuuu:HH:mm:ss Z"
                            : "'pattern' says how times are written, but format is " + time.format(),
                    patterned ? "add 'pattern'" : "write format: pattern, or remove it",
                    "pattern");
        } else if (patterned) {
            zone(time).ifPresent(zone -> pattern(time, zone));
        } else if (!time.zone().isEmpty()) {
            note(
                    time.at(),
                    "unused",
                    "'zone' has no meaning with format " + time.format() + "; such times without an offset are in UTC",
                    "remove it",
                    "zone");
        }
    }

    /** The zone; one that none is if none is named; nothing if it is faulty. */
    private Optional<Optional<ZoneId>> zone(TimeDocument time) {
        if (time.zone().isEmpty()) {
            return Optional.of(Optional.empty());
        }
        try {
            return Optional.of(Optional.of(ZoneId.of(time.zone())));
        } catch (DateTimeException unknown) {
            note(
                    time.at(),
                    "unknown-time-zone",
                    "unknown time zone " + Secrets.quoted(time.zone()),
                    Nearest.suggestion(
                            time.zone(), ZoneId.getAvailableZoneIds(), "write a name such as Europe/Paris or UTC"),
                    "zone");
            return Optional.empty();
        }
    }

    private void pattern(TimeDocument time, Optional<ZoneId> zone) {
        DateTimeFormatter plain;
        try {
            plain = DateTimeFormatter.ofPattern(time.pattern(), Locale.ENGLISH);
        } catch (IllegalArgumentException bad) {
            note(
                    time.at(),
                    "bad-form",
                    "'pattern' is " + Secrets.quoted(time.pattern())
                            + "; expected letters of java.time.format.DateTimeFormatter, other text in single quotes",
                    "write one such as dd/MMM/uuuu:HH:mm:ss Z or uuuu-MM-dd HH:mm:ss",
                    "pattern");
            return;
        }
        DateTimeFormatter zoned = zone.map(plain::withZone).orElse(plain);
        if (!givesBack(zoned)) {
            note(
                    time.at(),
                    "bad-form",
                    "'pattern' " + Secrets.quoted(time.pattern()) + " tells no whole time; expected year, month, day,"
                            + " hour and minute, and an offset or a 'zone'",
                    zone.isPresent()
                            ? "add what is missing; hh needs a beside it, HH does not"
                            : "add what is missing, or add 'zone', such as zone: UTC",
                    "pattern");
            return;
        }
        pattern = Optional.of(zoned);
    }

    private static boolean givesBack(DateTimeFormatter form) {
        try {
            ZonedDateTime sample = form.getZone() == null ? SAMPLE : SAMPLE.withZoneSameInstant(form.getZone());
            return form.parse(form.format(sample), Instant::from).equals(SAMPLE.toInstant());
        } catch (DateTimeException incomplete) {
            return false;
        }
    }

    private static String place(Located at, Object... part) {
        return at.place(part).pointer();
    }

    private void note(Located at, String code, String message, String fix, Object... part) {
        faults.add(at.fault(code, message, fix, part));
    }
}
