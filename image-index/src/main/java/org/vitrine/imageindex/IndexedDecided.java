package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The decided state of an image in its index document; see the schemas SpecimenDecided and ImageDecided.
 *
 * @param specimen decided state of its specimen; all photographs of the specimen have the same, except for merged
 *     items; empty where nothing was decided
 * @param image decided state of the photograph; empty where nothing was decided
 */
public record IndexedDecided(Optional<OfSpecimen> specimen, Optional<OfImage> image) {

    /**
     * Returns the decided item; empty where undecided, or where a decision states that the specimen belongs to none.
     */
    public Optional<String> itemId() {
        return specimen.flatMap(OfSpecimen::itemId);
    }

    /** Whether a decision about the item is in force, including one that the specimen belongs to none. */
    public boolean decidesItem() {
        return specimen.flatMap(OfSpecimen::attachment).isPresent();
    }

    /**
     * The decision with its person and time; {@code person} is pseudonymous, {@code role} may be empty, {@code at} is
     * UTC.
     */
    public record DecidedBy(String decisionId, String person, Instant at, String role) {}

    /**
     * A disagreement of two people about one property.
     *
     * @param about item, side, region, angle, label:NAME or attribute:NAME
     * @param counts the decision in force
     * @param countsValue its value; may be empty
     * @param against the decision of the other person
     * @param againstValue its value; may be empty
     */
    public record Conflict(
            String about, DecidedBy counts, String countsValue, DecidedBy against, String againstValue) {}

    /**
     * A decision about the item that more people have to confirm before it is in force.
     *
     * @param itemId the item; empty where the decision states that the specimen belongs to none
     * @param by the newest decision that states it
     * @param confirmations number of different people whose newest decision states it, from 1
     * @param required number of people that the profile of the collection requires
     */
    public record Pending(Optional<String> itemId, DecidedBy by, int confirmations, int required) {}

    /**
     * The decided state of a specimen.
     *
     * @param itemId the item in force, after merges; empty where undecided, or where the specimen belongs to none
     * @param attachment the decision from which itemId, or its absence, follows; empty where undecided
     * @param noneOfThese whether that decision states that no candidate fits
     * @param confirmations number of different people whose newest decision names the same item
     * @param pending a newer decision that needs more confirmations; empty where there is none
     * @param notItems items that people excluded
     * @param notSpecimens specimens that people stated to be other objects
     * @param sameSpecimens other numbers of the same physical object
     * @param sameDies specimens struck from the same die
     * @param revision offset of the newest decision that changed the state
     */
    public record OfSpecimen(
            Optional<String> itemId,
            Optional<DecidedBy> attachment,
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
     * The decided state of a photograph.
     *
     * @param attributes one entry per attribute name
     * @param labels one entry per label name
     * @param duplicateOf imageId of the photograph of which this one is a duplicate
     * @param revision offset of the newest decision that changed the state
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

    public record DecidedSide(IndexedImage.Side side, DecidedBy by) {}

    /** The decided region of the object, in pixels of the upright original. */
    public record DecidedRegion(IndexedImage.Region region, DecidedBy by) {}

    /** The decided rotation that turns the object upright: degrees clockwise, in [0, 360). */
    public record DecidedAngle(double degrees, DecidedBy by) {}

    /**
     * The decided value of an attribute.
     *
     * @param value the value in force; empty where values are only rejected
     * @param rejected values that people rejected
     */
    public record DecidedAttribute(String name, Optional<String> value, List<String> rejected, DecidedBy by) {

        public DecidedAttribute {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * The decision about a label.
     *
     * @param box where an added label is seen, in pixels of the upright original
     */
    public record DecidedLabel(String name, Verdict verdict, Optional<IndexedImage.Region> box, DecidedBy by) {}

    /** A person's verdict on a label. */
    public enum Verdict {
        UNKNOWN,
        CONFIRMED,
        REJECTED,
        ADDED;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Parses a verdict; any other word becomes UNKNOWN, so that a newer writer does not break an older reader. */
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
