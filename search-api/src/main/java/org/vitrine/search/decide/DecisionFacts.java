package org.vitrine.search.decide;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionCandidate;
import org.vitrine.events.DecisionEvidence;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.Region;
import org.vitrine.events.Side;
import org.vitrine.events.SubjectReference;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.facts.FactMembers;

/** Converts decisions between the form of the index and the Avro record of topic {@code decisions}. Pure. */
final class DecisionFacts {

    private DecisionFacts() {}

    static Decision of(IndexedDecision decision, DecisionType kind) {
        var fact = Decision.newBuilder()
                .setDecisionId(decision.decisionId())
                .setCollectionId(decision.collectionId())
                .setKind(kind.toFact())
                .setSubjects(
                        decision.subjects().stream().map(FactMembers::subject).toList())
                .setPerson(decision.person())
                .setRole(decision.role())
                .setNote(decision.note())
                .setDecidedAt(decision.decidedAt());
        decision.other().map(FactMembers::subject).ifPresent(fact::setOther);
        decision.value().map(DecisionFacts::value).ifPresent(fact::setValue);
        decision.evidence().map(DecisionFacts::evidence).ifPresent(fact::setEvidence);
        decision.replaces().ifPresent(fact::setReplaces);
        decision.undoes().ifPresent(fact::setUndoes);
        return fact.build();
    }

    private static DecisionValue value(IndexedDecision.Value value) {
        var fact = DecisionValue.newBuilder();
        value.itemId().ifPresent(fact::setItemId);
        value.fromItemId().ifPresent(fact::setFromItemId);
        value.title().ifPresent(fact::setTitle);
        if (!value.metadata().isEmpty()) {
            fact.setMetadata(value.metadata());
        }
        value.name().ifPresent(fact::setName);
        value.value().ifPresent(fact::setValue);
        value.side().map(side -> Side.valueOf(side.name())).ifPresent(fact::setSide);
        value.region().map(DecisionFacts::region).ifPresent(fact::setRegion);
        value.angleDegrees().ifPresent(fact::setAngleDegrees);
        value.box().map(DecisionFacts::region).ifPresent(fact::setBox);
        return fact.build();
    }

    private static Region region(IndexedImage.Region region) {
        return Region.newBuilder()
                .setLeft(region.left())
                .setTop(region.top())
                .setWidth(region.width())
                .setHeight(region.height())
                .build();
    }

    private static DecisionEvidence evidence(IndexedDecision.Evidence evidence) {
        var fact = DecisionEvidence.newBuilder()
                .setImageIds(evidence.imageIds())
                .setCandidates(evidence.candidates().stream()
                        .map(FactMembers::candidate)
                        .toList())
                .setModels(evidence.models().stream().map(FactMembers::model).toList());
        evidence.querySha256().ifPresent(fact::setQuerySha256);
        evidence.none().ifPresent(fact::setNone);
        evidence.chosenRank().ifPresent(fact::setChosenRank);
        evidence.temperature().ifPresent(fact::setTemperature);
        evidence.noneBias().ifPresent(fact::setNoneBias);
        return fact.build();
    }

    /**
     * Converts a record of topic {@code decisions}.
     *
     * @param offset offset of the record in the topic; becomes the sequence of the decision
     */
    static IndexedDecision read(Decision fact, long offset) {
        return new IndexedDecision(
                fact.getDecisionId(),
                fact.getCollectionId(),
                offset,
                inJson(fact.getKind()),
                fact.getSubjects().stream().map(DecisionFacts::read).toList(),
                Optional.ofNullable(fact.getOther()).map(DecisionFacts::read),
                Optional.ofNullable(fact.getValue()).map(DecisionFacts::read),
                Optional.ofNullable(fact.getEvidence()).map(DecisionFacts::read),
                Optional.ofNullable(fact.getReplaces()),
                Optional.ofNullable(fact.getUndoes()),
                fact.getPerson(),
                fact.getRole(),
                fact.getNote(),
                fact.getDecidedAt());
    }

    private static String inJson(DecisionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static IndexedSubject read(SubjectReference fact) {
        return new IndexedSubject(
                Optional.ofNullable(fact.getInstitutionId()),
                Optional.ofNullable(fact.getSpecimenId()),
                Optional.ofNullable(fact.getImageId()),
                Optional.ofNullable(fact.getItemId()));
    }

    private static IndexedDecision.Value read(DecisionValue fact) {
        return new IndexedDecision.Value(
                Optional.ofNullable(fact.getItemId()),
                Optional.ofNullable(fact.getFromItemId()),
                Optional.ofNullable(fact.getTitle()),
                Optional.ofNullable(fact.getMetadata()).orElse(Map.of()),
                Optional.ofNullable(fact.getName()),
                Optional.ofNullable(fact.getValue()),
                Optional.ofNullable(fact.getSide()).map(side -> IndexedImage.Side.valueOf(side.name())),
                Optional.ofNullable(fact.getRegion()).map(DecisionFacts::read),
                Optional.ofNullable(fact.getAngleDegrees()),
                Optional.ofNullable(fact.getBox()).map(DecisionFacts::read));
    }

    private static IndexedImage.Region read(Region fact) {
        return new IndexedImage.Region(fact.getLeft(), fact.getTop(), fact.getWidth(), fact.getHeight());
    }

    private static IndexedDecision.Evidence read(DecisionEvidence fact) {
        return new IndexedDecision.Evidence(
                fact.getImageIds(),
                Optional.ofNullable(fact.getQuerySha256()),
                fact.getCandidates().stream().map(DecisionFacts::read).toList(),
                Optional.ofNullable(fact.getNone()),
                Optional.ofNullable(fact.getChosenRank()),
                Optional.ofNullable(fact.getTemperature()),
                Optional.ofNullable(fact.getNoneBias()),
                fact.getModels().stream()
                        .map(model -> new ModelReference(
                                model.getProvider(), model.getName(), model.getVersion(), model.getDigest()))
                        .toList());
    }

    private static IndexedCandidate read(DecisionCandidate fact) {
        return new IndexedCandidate(
                Optional.ofNullable(fact.getItemId()),
                Optional.ofNullable(fact.getInstitutionId()),
                Optional.ofNullable(fact.getSpecimenId()),
                Optional.ofNullable(fact.getImageId()),
                fact.getSimilarity(),
                Optional.ofNullable(fact.getScore()),
                Optional.ofNullable(fact.getWeight()));
    }
}
