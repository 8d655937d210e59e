package org.vitrine.imageindex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the properties of an image for which the institution and a model state different values. Names and values are
 * compared case-folded. Pure.
 */
public final class MachineDisagreements {

    /** The minimum confidence of an attribute: below it the model itself considers the attribute unlikely. */
    private static final double MIN_CONFIDENCE = 0.5;

    private MachineDisagreements() {}

    /** Returns the disagreements, in the order of their names. */
    public static List<MachineDisagreement> of(IndexedImage image) {
        var all = new ArrayList<MachineDisagreement>();
        item(image).ifPresent(all::add);
        Map<String, String> stated = stated(image);
        bestAttributes(image).forEach((name, attribute) -> Optional.ofNullable(stated.get(name))
                .filter(institution -> !equalsFolded(institution, attribute.value()))
                .filter(_ -> !isDecided(image, name))
                .map(institution -> new MachineDisagreement(attribute.name(), institution, attribute.value()))
                .ifPresent(all::add));
        return all.stream()
                .sorted(Comparator.comparing(MachineDisagreement::name))
                .toList();
    }

    /**
     * Returns the disagreement with a confident proposal of another item, unless people excluded it or decided the
     * item.
     */
    private static Optional<MachineDisagreement> item(IndexedImage image) {
        if (image.decided().filter(IndexedDecided::decidesItem).isPresent()) {
            return Optional.empty();
        }
        var excluded = image.decided()
                .flatMap(IndexedDecided::specimen)
                .map(IndexedDecided.OfSpecimen::notItems)
                .orElse(List.of());
        return image.statedItemId().flatMap(stated -> image.proposal()
                .filter(IndexedProposal::confident)
                .flatMap(proposal -> proposal.candidates().stream().findFirst())
                .flatMap(IndexedCandidate::itemId)
                .filter(proposed -> !proposed.equals(stated) && !excluded.contains(proposed))
                .map(proposed -> new MachineDisagreement(MachineDisagreement.ITEM, stated, proposed)));
    }

    private static Map<String, String> stated(IndexedImage image) {
        var stated = new TreeMap<String, String>();
        new TreeMap<>(image.metadata()).forEach((name, value) -> stated.putIfAbsent(CaseFolding.fold(name), value));
        if (image.side() != IndexedImage.Side.UNKNOWN) {
            stated.put(Facets.SIDE, image.side().inJson());
        }
        return stated;
    }

    /** Returns the attribute with the highest confidence of each name. */
    private static Map<String, IndexedImage.Attribute> bestAttributes(IndexedImage image) {
        var best = new TreeMap<String, IndexedImage.Attribute>();
        image.attributes().stream()
                .filter(attribute -> attribute.confidence() >= MIN_CONFIDENCE)
                .forEach(attribute -> best.merge(
                        CaseFolding.fold(attribute.name()),
                        attribute,
                        (one, other) -> other.confidence() > one.confidence() ? other : one));
        return best;
    }

    private static boolean isDecided(IndexedImage image, String foldedName) {
        var decided = image.decided().flatMap(IndexedDecided::image);
        boolean side = foldedName.equals(Facets.SIDE)
                && decided.flatMap(IndexedDecided.OfImage::side).isPresent();
        return side
                || decided.map(IndexedDecided.OfImage::attributes).orElse(List.of()).stream()
                        .anyMatch(decidedAttribute ->
                                CaseFolding.fold(decidedAttribute.name()).equals(foldedName));
    }

    private static boolean equalsFolded(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }
}
