package io.cloudir.intel;

import io.cloudir.model.Technique;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads indicators from CSV (RFC 4180): a heading, then one a row. The columns {@code type} and {@code value} must be there;
 * {@code source}, {@code confidence}, {@code valid_from}, {@code valid_until}, {@code note} and {@code techniques} may.
 */
final class CsvIndicators {
    private static final Set<String> COLUMNS =
            Set.of("type", "value", "source", "confidence", "valid_from", "valid_until", "note", "techniques");

    /** Longest row; beyond it a quotation mark is missing. */
    private static final int ROW_LIMIT = 1 << 16;

    private final String name;
    private final Gathering found = new Gathering();
    private long line = 1;

    CsvIndicators(String name) {
        this.name = name;
    }

    IndicatorReading read(InputStream in) throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            Map<String, Integer> columns = heading(row(text));
            while (true) {
                long begins = line;
                List<String> row = row(text);
                if (row.isEmpty()) {
                    return found.result();
                }
                if (found.indicators.size() >= Gathering.LIMIT) {
                    throw new IndicatorFormatException(
                            name, begins, "more than " + Gathering.LIMIT + " indicators; give them in several files");
                }
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    take(row, columns, name + ":" + begins);
                }
            }
        } catch (CharacterCodingException e) {
            throw new IndicatorFormatException(name, line, "not valid UTF-8; convert the file to UTF-8");
        }
    }

    private Map<String, Integer> heading(List<String> row) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < row.size(); at++) {
            String column = row.get(at).strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT);
            if (COLUMNS.contains(column)) {
                columns.putIfAbsent(column, at);
            }
        }
        Set<String> missing = new HashSet<>(Set.of("type", "value"));
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw new IndicatorFormatException(
                    name,
                    1,
                    "neither a STIX bundle nor CSV with the columns type and value; begin the file with a heading such as"
                            + " type,value,source,confidence,valid_from,valid_until,note,techniques");
        }
        return columns;
    }

    private void take(List<String> row, Map<String, Integer> columns, String place) {
        try {
            String source = cell(row, columns, "source");
            String confidence = cell(row, columns, "confidence");
            String until = cell(row, columns, "valid_until");
            String from = cell(row, columns, "valid_from");
            List<Technique> techniques = new ArrayList<>();
            for (String technique : cell(row, columns, "techniques").split("[;, ]+", -1)) {
                if (!technique.isEmpty()) {
                    techniques.add(new Technique(technique));
                }
            }
            found.indicators.add(new Indicator(
                    IndicatorType.ofCode(cell(row, columns, "type").toLowerCase(Locale.ROOT)),
                    cell(row, columns, "value"),
                    source.isEmpty() ? name : source,
                    from.isEmpty() ? Instant.EPOCH : time(from),
                    until.isEmpty() ? Optional.empty() : Optional.of(time(until)),
                    confidence.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(confidence)),
                    cell(row, columns, "note"),
                    techniques));
        } catch (NumberFormatException e) {
            found.unused(place, "the confidence is no number; expected 0 to 100");
        } catch (DateTimeException e) {
            found.unused(place, "a time is not of the form 2026-01-31 or 2026-01-31T12:00:00Z");
        } catch (IllegalArgumentException e) {
            found.unused(place, String.valueOf(e.getMessage()));
        }
    }

    private static Instant time(String written) {
        return written.length() == 10
                ? LocalDate.parse(written).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(written);
    }

    private static String cell(List<String> row, Map<String, Integer> columns, String column) {
        Integer at = columns.get(column);
        return at == null || at >= row.size() ? "" : row.get(at).strip();
    }

    /** The cells of the next row; none at the end. */
    private List<String> row(BufferedReader text) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int length = 0;
        for (int next = text.read(); next >= 0; next = text.read()) {
            any = true;
            if (++length > ROW_LIMIT) {
                throw new IndicatorFormatException(
                        name, line, "a row of more than " + ROW_LIMIT + " characters; is a quotation mark missing?");
            }
            if (next == '\n') {
                line++;
            }
            if (quoted) {
                if (next != '"') {
                    cell.append((char) next);
                    continue;
                }
                text.mark(1);
                if (text.read() == '"') {
                    cell.append('"');
                } else {
                    text.reset();
                    quoted = false;
                }
            } else if (next == '"' && cell.length() == 0) {
                quoted = true;
            } else if (next == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (next == '\n') {
                break;
            } else if (next != '\r') {
                cell.append((char) next);
            }
        }
        if (quoted) {
            throw new IndicatorFormatException(name, line, "a quotation mark is opened and not closed");
        }
        if (any) {
            cells.add(cell.toString());
        }
        return cells;
    }
}
