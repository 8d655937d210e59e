package org.vitrine.e2e.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the licences of the packages of the pages in every build, and those of the jars where the build has made a bill
 * of materials (profile {@code sbom}).
 */
class LicencesTest {

    private static final Path ROOT = Path.of(System.getProperty("vitrine.root"));
    private static final Path BILL = ROOT.resolve("target/bom.json");
    private static final String REMEDY =
            "replace the dependency, or allow its licence in e2e/src/test/resources/org/vitrine/e2e/licence/allowed-licences.txt";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyPackageOfThePagesHasAnAllowedLicence() throws IOException {
        // Given
        var lockFile = json.readTree(ROOT.resolve("web/package-lock.json").toFile());

        // When
        var refused = AllowedLicences.read().refusedOfLockFile(lockFile);

        // Then
        assertThat(lockFile.path("packages").size()).isGreaterThan(10);
        assertThat(refused).as(REMEDY).isEmpty();
    }

    @Test
    void everyJarHasAnAllowedLicence() throws IOException {
        // Given
        Assumptions.assumeTrue(Files.exists(BILL), "there is no target/bom.json: build with -Psbom");
        var bill = json.readTree(BILL.toFile());

        // When
        var refused = AllowedLicences.read().refusedOf(bill);

        // Then
        assertThat(bill.path("components").size()).isGreaterThan(100);
        assertThat(refused).as(REMEDY).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MIT", "mit", "GPL-2.0-only OR Apache-2.0", "(LGPL-2.1-or-later OR MIT)", "The MIT License"})
    void oneOfferedLicenceIsEnough(String licence) {
        assertThat(allowing("MIT|The MIT License", "Apache-2.0").allows(licence))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GPL-3.0-only", "MIT AND GPL-3.0-only", "none", "", "MITigated"})
    void anotherLicenceIsRefused(String licence) {
        assertThat(allowing("MIT", "Apache-2.0").allows(licence)).isFalse();
    }

    @Test
    void aComponentWithoutAnAllowedLicenceIsNamed() throws IOException {
        // Given
        var bill = json.readTree("""
                {"components": [
                 {"group": "a", "name": "fine", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
                 {"group": "a", "name": "dual", "version": "1",
                  "licenses": [{"license": {"name": "GPL"}}, {"license": {"name": "The MIT License"}}]},
                 {"group": "a", "name": "offered", "version": "1", "licenses": [{"expression": "GPL-2.0-only OR MIT"}]},
                 {"group": "org.vitrine", "name": "own", "version": "1"},
                 {"group": "a", "name": "unlicensed", "version": "1"},
                 {"group": "a", "name": "strict", "version": "2", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]}]}""");

        // When
        var refused = allowing("MIT|The MIT License").refusedOf(bill);

        // Then
        assertThat(refused).containsOnlyKeys("a:unlicensed:1", "a:strict:2");
    }

    @Test
    void aPackageThatOnlyBuildsThePagesMayHaveAnyLicence() throws IOException {
        // Given
        var lockFile = json.readTree("""
                {"packages": {"": {"name": "web"},
                 "node_modules/tool": {"dev": true, "license": "GPL-3.0"},
                 "node_modules/shown": {"license": "GPL-3.0"}, "node_modules/silent": {}}}""");

        // When
        var refused = allowing("MIT").refusedOfLockFile(lockFile);

        // Then
        assertThat(refused).containsOnlyKeys("node_modules/shown", "node_modules/silent");
    }

    private static AllowedLicences allowing(String... lines) {
        return AllowedLicences.of(Stream.of(lines));
    }
}
