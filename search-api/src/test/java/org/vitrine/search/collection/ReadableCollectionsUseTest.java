package org.vitrine.search.collection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.imageindex.ImageIndex;

/**
 * Checks that requests read collections and photographs through {@link ReadableCollections}. The few other classes run
 * without a caller, or for a collection that was checked before.
 */
class ReadableCollectionsUseTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void requestsReadProfilesThroughTheReadableCollections() {
        allBut("photograph.QueryImageAnalyzer", "propose.ProposalSearch")
                .should()
                .accessTargetWhere(isMethod(SearchableCollections.class, "find"))
                .because("it does not check who may read a collection; use ReadableCollections.find")
                .check(CLASSES);
        allBut("collection.SearchableCollections", "propose.ProposeStage")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CollectionProfiles.class)
                .because("it does not check who may read a collection; use ReadableCollections.find")
                .check(CLASSES);
    }

    @Test
    void requestsReadPhotographsThroughTheReadableCollections() {
        allBut("collection.ReadableCollections", "propose.ProposeStage")
                .should()
                .accessTargetWhere(isMethod(ImageIndex.class, "find"))
                .because("it does not check who may read a photograph; use ReadableCollections.image")
                .check(CLASSES);
    }

    /** Begins a rule that no class may break but these. */
    private static GivenClassesConjunction allBut(String... allowed) {
        var names = Arrays.stream(allowed)
                .map(name -> "org.vitrine.search." + name)
                .collect(Collectors.toUnmodifiableSet());
        return noClasses()
                .that(DescribedPredicate.<JavaClass>describe(
                        "are not of " + names, type -> !names.contains(type.getName())));
    }

    private static DescribedPredicate<JavaAccess<?>> isMethod(Class<?> owner, String name) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + '.' + name,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(name));
    }
}
