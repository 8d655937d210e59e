package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.ImageIdentityLookup;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.filter.FilterReader;

/**
 * Finds in the index what a decision is about: the photographs, specimens or items that it names or selects. Blocks:
 * call it on a virtual thread.
 */
@ApplicationScoped
class SubjectLookup {

    /**
     * Maximum number of photographs that one decision concerns: those of 5,000 specimens, and reserve for specimens
     * with many.
     */
    private static final int MAX_IMAGES = 100_000;

    private final ImageIdentityLookup identities;
    private final ItemExistence itemExistence;
    private final FilterReader filterReader;

    SubjectLookup(ImageIdentityLookup identities, ItemExistence itemExistence, FilterReader filterReader) {
        this.identities = identities;
        this.itemExistence = itemExistence;
        this.filterReader = filterReader;
    }

    /**
     * Finds the subjects of a decision. Subjects that do not exist are returned as refused. Ends the request with a
     * problem if a selection finds none or more than {@link DecisionType#MAX_SUBJECTS}.
     */
    ResolvedSubjects resolve(DecisionDraft draft, SearchableCollections.Profile profile) {
        var form = draft.kind().subjects().form();
        var refused = new ArrayList<ResolvedSubjects.Refused>();
        Optional<IndexedSubject> other = draft.other().flatMap(it -> resolveOther(it, profile, refused));
        if (form.isEmpty()) {
            return new ResolvedSubjects(List.of(), other, List.of(), refused);
        }
        return switch (form.get()) {
            case ITEM -> items(draft, other, profile, refused);
            case IMAGE, SPECIMEN ->
                draft.selection().isPresent()
                        ? resolveSelection(draft.selection().get(), form.get(), other, profile)
                        : resolveNamed(draft.subjects(), form.get(), other, profile, refused);
        };
    }

    private Optional<IndexedSubject> resolveOther(
            IndexedSubject subject, SearchableCollections.Profile profile, List<ResolvedSubjects.Refused> refused) {
        if (subject.itemId().isPresent()) {
            if (!itemExistence.exists(profile.collectionId(), subject.itemId().get())) {
                refused.add(new ResolvedSubjects.Refused(subject, "unknown-item"));
            }
            return Optional.of(subject);
        }
        var form = subject.imageId().isPresent() ? SubjectForm.IMAGE : SubjectForm.SPECIMEN;
        var found = resolveNamed(List.of(subject), form, Optional.empty(), profile, refused);
        return found.subjects().stream().findFirst();
    }

    private ResolvedSubjects items(
            DecisionDraft draft,
            Optional<IndexedSubject> other,
            SearchableCollections.Profile profile,
            List<ResolvedSubjects.Refused> refused) {
        var found = new ArrayList<ImageIdentity>();
        var known = new ArrayList<IndexedSubject>();
        for (var subject : draft.subjects()) {
            String itemId = subject.itemId().orElseThrow();
            if (itemExistence.exists(profile.collectionId(), itemId)) {
                known.add(subject);
                if (draft.kind().movesSpecimens()) {
                    found.addAll(ofItem(profile, itemId));
                }
            } else {
                refused.add(new ResolvedSubjects.Refused(subject, "unknown-item"));
            }
        }
        return new ResolvedSubjects(known, other, found, refused);
    }

    /** Returns the photographs of the specimens that belong to an item now. */
    List<ImageIdentity> ofItem(SearchableCollections.Profile profile, String itemId) {
        return identities
                .of(Selection.ofCollection(profile.collectionId()).ofItem(itemId), MAX_IMAGES)
                .await()
                .indefinitely();
    }

    private ResolvedSubjects resolveSelection(
            DecisionDraft.SelectionDraft draftSelection,
            SubjectForm form,
            Optional<IndexedSubject> other,
            SearchableCollections.Profile profile) {
        var filters = filterReader
                .read(FilterReader.parse(draftSelection.filter()), profile.collectionId(), profile.filterNames())
                .await()
                .indefinitely();
        var selection = Selection.ofCollection(profile.collectionId()).withFilters(filters.facets());
        if (draftSelection.item().isPresent()) {
            selection = selection.ofItem(draftSelection.item().get());
        }
        if (draftSelection.query().isPresent()) {
            selection = selection.withText(draftSelection.query().get());
        }
        var found = identities.of(selection, MAX_IMAGES + 1).await().indefinitely();
        Function<ImageIdentity, IndexedSubject> subject =
                form == SubjectForm.IMAGE ? SubjectLookup::photograph : ImageIdentity::specimen;
        var subjects = new LinkedHashSet<>(found.stream().map(subject).toList());
        if (subjects.size() > DecisionType.MAX_SUBJECTS || found.size() > MAX_IMAGES) {
            String given = (found.size() > MAX_IMAGES ? "at least " : "") + subjects.size();
            throw new DecideProblem.TooManySubjects(given, DecisionType.MAX_SUBJECTS).exception();
        }
        if (subjects.isEmpty()) {
            throw new DecideProblem.InvalidDecision(
                            "selection", draftSelection.text(), "no indexed photograph matches it; remove a condition.")
                    .exception();
        }
        return new ResolvedSubjects(
                List.copyOf(subjects),
                other,
                form == SubjectForm.IMAGE ? found : ofSpecimens(profile, subjects),
                List.of());
    }

    /** Returns all photographs of the specimens: a selection may have found only some of them. */
    private List<ImageIdentity> ofSpecimens(
            SearchableCollections.Profile profile, Collection<IndexedSubject> specimens) {
        return identities.ofSpecimens(profile.collectionId(), specimens).await().indefinitely();
    }

    private ResolvedSubjects resolveNamed(
            List<IndexedSubject> subjects,
            SubjectForm form,
            Optional<IndexedSubject> other,
            SearchableCollections.Profile profile,
            List<ResolvedSubjects.Refused> refused) {
        Map<String, ImageIdentity> byId = identities
                .ofImages(subjects.stream()
                        .flatMap(subject -> subject.imageId().stream())
                        .toList())
                .await()
                .indefinitely()
                .stream()
                .filter(image -> image.collectionId().equals(profile.collectionId()))
                .collect(Collectors.toMap(ImageIdentity::imageId, image -> image, (one, _) -> one));
        var complete = new LinkedHashMap<IndexedSubject, IndexedSubject>();
        for (var subject : subjects) {
            var image = subject.imageId().map(byId::get);
            if (subject.imageId().isPresent() && image.isEmpty()) {
                refused.add(new ResolvedSubjects.Refused(subject, "unknown-image"));
            } else if (image.isPresent() && contradicts(subject, image.get())) {
                refused.add(new ResolvedSubjects.Refused(subject, "unknown-specimen"));
            } else {
                var whole = image.map(SubjectLookup::photograph).orElse(subject);
                // If a decision about specimens names two photographs of one specimen, the first represents it.
                complete.putIfAbsent(form == SubjectForm.IMAGE ? whole : specimen(whole), whole);
            }
        }
        if (form == SubjectForm.IMAGE) {
            return new ResolvedSubjects(
                    List.copyOf(complete.values()),
                    other,
                    complete.values().stream()
                            .flatMap(subject -> subject.imageId().stream())
                            .flatMap(id -> Stream.ofNullable(byId.get(id)))
                            .toList(),
                    refused);
        }
        var found = ofSpecimens(profile, complete.keySet());
        Set<IndexedSubject> present =
                found.stream().map(ImageIdentity::specimen).collect(Collectors.toSet());
        var known = new ArrayList<IndexedSubject>();
        complete.forEach((specimen, subject) -> {
            if (present.contains(specimen)) {
                known.add(subject);
            } else {
                refused.add(new ResolvedSubjects.Refused(subject, "unknown-specimen"));
            }
        });
        return new ResolvedSubjects(known, other, found, refused);
    }

    private static boolean contradicts(IndexedSubject subject, ImageIdentity image) {
        return subject.institutionId()
                        .filter(id -> !id.equals(image.institutionId()))
                        .isPresent()
                || subject.specimenId()
                        .filter(id -> !id.equals(image.specimenId()))
                        .isPresent();
    }

    private static IndexedSubject specimen(IndexedSubject subject) {
        return new IndexedSubject(subject.institutionId(), subject.specimenId(), Optional.empty(), Optional.empty());
    }

    private static IndexedSubject photograph(ImageIdentity image) {
        return new IndexedSubject(
                Optional.of(image.institutionId()),
                Optional.of(image.specimenId()),
                Optional.of(image.imageId()),
                Optional.empty());
    }
}
