package org.vitrine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.rules.fixture.ingest.IngestFixture;
import org.vitrine.rules.fixture.search.DependentFixture;
import org.vitrine.rules.fixture.search.IndependentFixture;

/** Tests the rule as it runs in a module: with the classes of that module alone. */
class ServiceIndependenceTest {

    private static final String ROOT = "org.vitrine.rules.fixture";

    @BeforeEach
    void readOnlyTheImportedClasses() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    @Test
    void aClassThatUsesAnotherServiceIsNamed() {
        // Given
        JavaClasses module = new ClassFileImporter().importClasses(DependentFixture.class, IndependentFixture.class);

        // When
        var result = HouseRulesTest.servicesAreIndependent(ROOT).evaluate(module);

        // Then
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails()).isNotEmpty().allSatisfy(detail -> assertThat(detail)
                .contains(DependentFixture.class.getName())
                .contains(IngestFixture.class.getName()));
    }

    @Test
    void aClassThatUsesItsOwnServiceIsAllowed() {
        // Given
        JavaClasses module = new ClassFileImporter().importClasses(IngestFixture.class, IndependentFixture.class);

        // When
        var result = HouseRulesTest.servicesAreIndependent(ROOT).evaluate(module);

        // Then
        assertThat(result.hasViolation()).isFalse();
    }
}
