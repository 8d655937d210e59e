package org.vitrine.index.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one stage, reduced to what a journey shows.
 *
 * @param version version of the image; 0 where the record could not be read
 * @param sha256 digest of the original bytes; empty where the fact does not state it
 * @param at time of the result, UTC
 * @param measured measured values by name; never EXIF data
 * @param decided results as sentences for people
 * @param reasonCode code of a failure; empty otherwise
 * @param sentence explanation of a failure for people; empty otherwise
 * @param dataref location of the data of the stage, such as a rendition; empty where there is none
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

    public JourneyEntry withMeasured(Map<String, Object> values) {
        return new JourneyEntry(version, sha256, at, values, decided, reasonCode, sentence, dataref);
    }

    public JourneyEntry withDecided(List<String> sentences) {
        return new JourneyEntry(version, sha256, at, measured, sentences, reasonCode, sentence, dataref);
    }

    public JourneyEntry withFailure(String code, String explanation) {
        return new JourneyEntry(
                version, sha256, at, measured, decided, Optional.of(code), Optional.of(explanation), dataref);
    }

    public JourneyEntry withDataref(String location) {
        return new JourneyEntry(version, sha256, at, measured, decided, reasonCode, sentence, Optional.of(location));
    }
}
