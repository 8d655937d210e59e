package org.vitrine.vision.verify;

import java.util.Map;
import java.util.Optional;

/**
 * What was fitted to an embedder, for its cosines lie where no other's do: how likely two photographs show the same, by
 * cosine alone and by cosine and strokes together.
 *
 * @param midpoint cosine at which the same is as likely as not
 * @param slope log odds for each unit of cosine, where nothing but the cosine is known
 */
public record Fitted(double midpoint, double slope, SameObject strokes) {

    /** Lines of {@code ./vitrine bench match}, fitted to synthetic hoards, never to photographs that judge them. */
    private static final Map<String, Fitted> SHIPPED = Map.of(
            "relief-bank", new Fitted(0.9677, 317.0, new SameObject(104.29, 7.16, 1.74, -108.84)),
            "relief-deep", new Fitted(0.4455, 13.2, new SameObject(8.79, 4.22, 1.758, -10.41)));

    /** For an embedder that ships, by its name. */
    public static Optional<Fitted> to(String embedder) {
        return Optional.ofNullable(SHIPPED.get(embedder));
    }
}
