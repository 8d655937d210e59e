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

    enum Action {
        POST_A,
        POST_B,
        POST_C,
        CORRECT_METADATA,
        WITHDRAW
    }

    record Ending(int version, String sha256, int factsVersion) {}

    static final ImageFactSamples IMAGE = new ImageFactSamples("img-a", "coins");

    static ImageScenario of(List<Action> actions) {
        List<Fact> facts = new ArrayList<>();
        Optional<Ending> last = Optional.empty();
        String content = "";
        int version = 0;
        for (Action action : actions) {
            switch (action) {
                case POST_A, POST_B, POST_C -> {
                    String posted = action.name().substring(5).toLowerCase(Locale.ROOT);
                    if (last.isPresent() && posted.equals(content)) {
                        continue; // the same bytes again change nothing
                    }
                    content = posted;
                    version++;
                    facts.add(new Fact.Arrived(
                            IMAGE.arrived(version, content, last.isEmpty() ? Change.NEW : Change.PIXELS, Map.of())));
                    facts.add(new Fact.ImagePreprocessed(IMAGE.preprocessed(version, content)));
                    facts.add(new Fact.ImageClassified(IMAGE.classified(version, content)));
                    facts.add(new Fact.ImageEmbedded(IMAGE.embedded(version, content, version, 1)));
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
