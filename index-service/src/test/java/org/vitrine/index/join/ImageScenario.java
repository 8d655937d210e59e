package org.vitrine.index.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.Change;
import org.vitrine.index.samples.ImageFactSamples;

/**
 * A scenario of what an institution does with one image: the resulting facts, and the expected content of the index.
 *
 * @param facts facts in the order in which they happened
 * @param last the newest arrival with its facts; empty after a withdrawal
 */
record ImageScenario(List<Fact> facts, Optional<Ending> last) {

    enum Act {
        POST_A,
        POST_B,
        POST_C,
        CORRECT_METADATA,
        WITHDRAW
    }

    record Ending(int version, String sha256, int factsVersion) {}

    static final ImageFactSamples IMAGE = new ImageFactSamples("img-a", "coins");

    static ImageScenario of(List<Act> acts) {
        List<Fact> facts = new ArrayList<>();
        Optional<Ending> last = Optional.empty();
        String content = "";
        int version = 0;
        for (Act act : acts) {
            switch (act) {
                case POST_A, POST_B, POST_C -> {
                    String posted = act.name().substring(5).toLowerCase(Locale.ROOT);
                    if (last.isPresent() && posted.equals(content)) {
                        continue; // the same bytes again change nothing
                    }
                    content = posted;
                    version++;
                    facts.add(new Fact.Arrived(
                            IMAGE.arrived(version, content, last.isEmpty() ? Change.NEW : Change.PIXELS, Map.of())));
                    facts.add(new Fact.Prepared(IMAGE.preprocessed(version, content)));
                    facts.add(new Fact.Described(IMAGE.classified(version, content)));
                    facts.add(new Fact.Measured(IMAGE.embedded(version, content, version, 1)));
                    last = Optional.of(new Ending(version, ImageFactSamples.digest(content), version));
                }
                case CORRECT_METADATA -> {
                    if (last.isEmpty()) {
                        continue;
                    }
                    version++;
                    facts.add(new Fact.Arrived(
                            IMAGE.arrived(version, content, Change.METADATA, Map.of("note", "v" + version))));
                    last = Optional.of(new Ending(
                            version,
                            ImageFactSamples.digest(content),
                            last.get().factsVersion()));
                }
                case WITHDRAW -> {
                    if (last.isEmpty()) {
                        continue;
                    }
                    version++;
                    facts.add(new Fact.Withdrawn(IMAGE.withdrawn(version)));
                    last = Optional.empty();
                }
            }
        }
        return new ImageScenario(List.copyOf(facts), last);
    }
}
