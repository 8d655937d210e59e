package org.vitrine.index.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage said, cut down to what is shown.
 *
 * @param version of the image it is about; 0 where the record could not be read
 * @param sha256 of the original it is about; empty where the fact does not say
 * @param measured figures by name; never EXIF
 * @param decided sentences for people
 */
public record JourneyEntry(
        int version,
        Optional<String> sha256,
        Instant at,
        Map<String, Object> measured,
        List<String> decided,
        Optional<String> reasonCode,
        Optional<String> sentence,
        Optional<String> dataref) {

    public JourneyEntry {
        measured = Map.copyOf(measured);
        decided = List.copyOf(decided);
    }

    public static JourneyEntry of(int version, Optional<String> sha256, Instant at) {
        return new JourneyEntry(
                version, sha256, at, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public JourneyEntry measuring(Map<String, Object> figures) {
        return new JourneyEntry(version, sha256, at, figures, decided, reasonCode, sentence, dataref);
    }

    public JourneyEntry deciding(List<String> sentences) {
        return new JourneyEntry(version, sha256, at, measured, sentences, reasonCode, sentence, dataref);
    }

    public JourneyEntry failing(String code, String why) {
        return new JourneyEntry(version, sha256, at, measured, decided, Optional.of(code), Optional.of(why), dataref);
    }

    public JourneyEntry withDataref(String location) {
        return new JourneyEntry(version, sha256, at, measured, decided, reasonCode, sentence, Optional.of(location));
    }
}
