package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people decided of an image, as it counts now; see the schemas SpecimenDecided and ImageDecided.
 *
 * @param specimen of its specimen; all photographs of the specimen have the same but for items merged
 * @param image of the photograph
 */
public record IndexedDecided(Optional<OfSpecimen> specimen, Optional<OfImage> image) {

    /** The item that counts by decision; empty where undecided, and where a decision says that it belongs to none. */
    public Optional<String> itemId() {
        return specimen.flatMap(OfSpecimen::itemId);
    }

    /** Whether a decision about the item counts, also one that says that the specimen belongs to none. */
    public boolean decidesItem() {
        return specimen.flatMap(OfSpecimen::attachment).isPresent();
    }

    /** Who decided and when; {@code person} is pseudonymous, {@code role} may be empty, {@code at} is UTC. */
    public record By(String decisionId, String person, Instant at, String role) {}

    /** Two people who disagree. {@code about} is item, side, region, angle, label:NAME or attribute:NAME. */
    public record Conflict(String about, By counts, String countsValue, By against, String againstValue) {}

    /**
     * A decision about the item that more people have to confirm before it counts.
     *
     * @param itemId empty where it says that the specimen belongs to no item
     * @param confirmations people who say so, from 1
     * @param required by the profile of the collection
     */
    public record Pending(Optional<String> itemId, By by, int confirmations, int required) {}

    /**
     * @param itemId the end of the chain of merged items
     * @param attachment the decision that itemId, or its absence, rests on; empty where undecided
     * @param noneOfThese whether that decision says that no candidate fits
     * @param confirmations different people whose newest decision names the same item
     * @param pending what does not count yet
     * @param revision offset of the newest decision that changed it
     */
    public record OfSpecimen(
            Optional<String> itemId,
            Optional<By> attachment,
            boolean noneOfThese,
            int confirmations,
            Optional<Pending> pending,
            List<String> notItems,
            List<IndexedSubject> notSpecimens,
            List<IndexedSubject> sameSpecimens,
            List<IndexedSubject> sameDies,
            List<Conflict> conflicts,
            long revision) {

        public OfSpecimen {
            notItems = List.copyOf(notItems);
            notSpecimens = List.copyOf(notSpecimens);
            sameSpecimens = List.copyOf(sameSpecimens);
            sameDies = List.copyOf(sameDies);
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * @param attributes one of each name
     * @param labels one of each name
     * @param duplicateOf imageId of the photograph that it repeats
     * @param revision offset of the newest decision that changed it
     */
    public record OfImage(
            Optional<DecidedSide> side,
            Optional<DecidedRegion> region,
            Optional<DecidedAngle> angle,
            List<DecidedAttribute> attributes,
            List<DecidedLabel> labels,
            Optional<String> duplicateOf,
            List<Conflict> conflicts,
            long revision) {

        public OfImage {
            attributes = List.copyOf(attributes);
            labels = List.copyOf(labels);
            conflicts = List.copyOf(conflicts);
        }
    }

    public record DecidedSide(IndexedImage.Side side, By by) {}

    /** In pixels of the upright original. */
    public record DecidedRegion(IndexedImage.Region region, By by) {}

    /** Clockwise, in [0, 360). */
    public record DecidedAngle(double degrees, By by) {}

    /** {@code value} counts; empty where values are only rejected. */
    public record DecidedAttribute(String name, Optional<String> value, List<String> rejected, By by) {

        public DecidedAttribute {
            rejected = List.copyOf(rejected);
        }
    }

    /** {@code box} says where an added label is seen. */
    public record DecidedLabel(String name, Verdict verdict, Optional<IndexedImage.Region> box, By by) {}

    /** What a person says of a label. */
    public enum Verdict {
        UNKNOWN,
        CONFIRMED,
        REJECTED,
        ADDED;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Any other word is unknown, so that a newer writer does not break an older reader. */
        @JsonCreator
        public static Verdict of(String given) {
            for (Verdict verdict : values()) {
                if (verdict.inJson().equals(given)) {
                    return verdict;
                }
            }
            return UNKNOWN;
        }
    }
}
