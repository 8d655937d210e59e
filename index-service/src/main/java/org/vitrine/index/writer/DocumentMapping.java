package org.vitrine.index.writer;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.events.Attribute;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Label;
import org.vitrine.events.Model;
import org.vitrine.events.Region;
import org.vitrine.events.Rendition;
import org.vitrine.events.Side;
import org.vitrine.events.Step;
import org.vitrine.imageindex.DocumentBasis;
import org.vitrine.imageindex.DocumentBasis.FactStamp;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexWrite;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/** Maps a joined document from its Avro record to the types of the index. Pure. */
final class DocumentMapping {

    private DocumentMapping() {}

    /**
     * Returns the write of a document: to the index of the model of its vector, to that of the next embedder if there
     * is such a vector, and its removal from the indexes of former models.
     */
    static IndexWrite.Put put(ImageDocument document) {
        var own = document.getEmbedded();
        var index = indexOf(own);
        var nextModelDocument = Optional.ofNullable(document.getNextEmbedded())
                .filter(next -> !indexOf(next).equals(index))
                .map(next -> new IndexWrite.Put(image(document, next), Optional.of(basis(document, next))));
        var superseded = document.getSupersededModels().stream()
                .map(DocumentMapping::model)
                .filter(model -> !IndexName.of(model).equals(index)
                        && nextModelDocument
                                .filter(other ->
                                        IndexName.of(other.image().model()).equals(IndexName.of(model)))
                                .isEmpty())
                .toList();
        return new IndexWrite.Put(
                image(document, own), Optional.of(basis(document, own)), nextModelDocument, superseded);
    }

    private static IndexName indexOf(Embedded embedded) {
        return IndexName.of(model(embedded.getVector().getModel()));
    }

    private static IndexedImage image(ImageDocument document, Embedded embedded) {
        var arrived = document.getArrived();
        var prepared = document.getPreprocessed();
        var vector = embedded.getVector();
        return new IndexedImage(
                        document.getImageId(),
                        arrived.getCollectionId(),
                        arrived.getInstitutionId(),
                        arrived.getIdentifier(),
                        arrived.getSpecimenId(),
                        Optional.ofNullable(arrived.getItemId()),
                        side(arrived.getSide()),
                        arrived.getVersion(),
                        document.getRevision(),
                        arrived.getSha256(),
                        arrived.getArrivedAt(),
                        arrived.getMetadata(),
                        mapAll(document.getClassified().getLabels(), DocumentMapping::label),
                        mapAll(document.getClassified().getAttributes(), DocumentMapping::attribute),
                        new IndexedImage.Quality(
                                prepared.getQuality().getSharpness(),
                                prepared.getQuality().getExposure(),
                                prepared.getQuality().getCoverage(),
                                prepared.getQuality().getResolutionPx()),
                        region(prepared.getRegion()),
                        prepared.getWidthPx(),
                        prepared.getHeightPx(),
                        URI.create(arrived.getLocation()),
                        arrived.getMediaType(),
                        mapAll(prepared.getRenditions(), DocumentMapping::rendition),
                        mapAll(prepared.getSteps(), DocumentMapping::step),
                        model(vector.getModel()),
                        Optional.of(ImageVector.of(vector.getValues())))
                .with(
                        DecidedStateMapping.decided(document.getSpecimenDecided(), document.getImageDecided()),
                        Optional.ofNullable(document.getProposed()).map(DecidedStateMapping::proposal));
    }

    /** Returns the versions and times of the facts that the document was joined from. */
    private static DocumentBasis basis(ImageDocument document, Embedded embedded) {
        return new DocumentBasis(
                new FactStamp(
                        document.getPreprocessed().getVersion(),
                        document.getPreprocessed().getPreprocessedAt()),
                new FactStamp(
                        document.getClassified().getVersion(),
                        document.getClassified().getClassifiedAt()),
                new FactStamp(embedded.getVersion(), embedded.getEmbeddedAt()),
                DecidedStateMapping.stamp(document.getSpecimenDecided(), document.getImageDecided()),
                Optional.ofNullable(document.getProposed())
                        .map(proposed -> new FactStamp(proposed.getVersion(), proposed.getProposedAt())));
    }

    static IndexedImage.Side side(Side side) {
        return switch (side) {
            case OBVERSE -> IndexedImage.Side.OBVERSE;
            case REVERSE -> IndexedImage.Side.REVERSE;
            case OTHER -> IndexedImage.Side.OTHER;
            case UNKNOWN -> IndexedImage.Side.UNKNOWN;
        };
    }

    static IndexedImage.Region region(Region region) {
        return new IndexedImage.Region(region.getLeft(), region.getTop(), region.getWidth(), region.getHeight());
    }

    private static IndexedImage.Label label(Label label) {
        return new IndexedImage.Label(
                label.getName(),
                label.getConfidence(),
                mapAll(
                        label.getBoxes(),
                        box -> new IndexedImage.Box(
                                box.getLeft(), box.getTop(), box.getWidth(), box.getHeight(), box.getConfidence())),
                List.copyOf(label.getParents()),
                List.copyOf(label.getAliases()),
                List.copyOf(label.getCategories()),
                model(label.getModel()));
    }

    private static IndexedImage.Attribute attribute(Attribute attribute) {
        return new IndexedImage.Attribute(
                attribute.getName(), attribute.getValue(), attribute.getConfidence(), model(attribute.getModel()));
    }

    private static IndexedImage.Rendition rendition(Rendition rendition) {
        return new IndexedImage.Rendition(
                jsonName(rendition.getKind()),
                URI.create(rendition.getLocation()),
                rendition.getMediaType(),
                rendition.getWidthPx(),
                rendition.getHeightPx(),
                rendition.getSizeBytes(),
                rendition.getSha256());
    }

    private static IndexedImage.Step step(Step step) {
        return new IndexedImage.Step(
                step.getName(),
                jsonName(step.getOutcome()),
                step.getConfidence(),
                step.getMeasured(),
                step.getNote(),
                step.getTookMs());
    }

    static ModelReference model(Model model) {
        return new ModelReference(model.getProvider(), model.getName(), model.getVersion(), model.getDigest());
    }

    static String jsonName(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    static <A, B> List<B> mapAll(List<A> given, Function<A, B> mapping) {
        return given.stream().map(mapping).toList();
    }
}
