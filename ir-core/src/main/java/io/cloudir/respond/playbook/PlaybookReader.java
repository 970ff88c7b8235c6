package io.cloudir.respond.playbook;

import io.cloudir.document.Faults;
import io.cloudir.model.Fault;
import io.cloudir.respond.playbook.document.DocumentReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads a playbook in two steps: the document with all its faults, then, if it has none, the strict value. */
final class PlaybookReader {
    private PlaybookReader() {}

    static Playbook read(String documentName, byte[] bytes) {
        Faults faults = new Faults();
        Optional<Playbook> playbook = make(bytes, faults);
        faults.throwIfAny(documentName);
        return playbook.orElseThrow();
    }

    static List<Fault> check(byte[] bytes) {
        Faults faults = new Faults();
        make(bytes, faults);
        return faults.sorted();
    }

    private static Optional<Playbook> make(byte[] bytes, Faults faults) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return DocumentReading.read(bytes, faults)
                .flatMap(document -> new PlaybookMaker(document, text, faults).make());
    }
}
