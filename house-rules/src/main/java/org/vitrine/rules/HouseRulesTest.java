package org.vitrine.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks the rules of {@code CONTRIBUTING.md} that a tool can check, with ArchUnit.
 *
 * <p>The root POM makes Surefire run this class in every module against the classes of that module, so that no module
 * leaves it out. The message of each violation states the reason for the rule.
 */
public class HouseRulesTest {

    private static final String VAGUE_SUFFIXES = "Manager|Helper|Util|Utils|Impl|Processor|Data";
    private static final String SERVICES = "ingest|preprocess|inference|index|search";
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(" + VAGUE_SUFFIXES + ")$");

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final List<String> HTTP_METHODS =
            List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final String REQUIRES_PERMISSION = "org.vitrine.access.http.RequiresPermission";
    private static final String OPEN_TO_ANYONE = "org.vitrine.access.http.OpenToAnyone";

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    private static JavaClasses moduleClasses;

    @BeforeAll
    static void importModuleClasses() {
        Assumptions.assumeTrue(Files.isDirectory(CLASSES), "this module has no classes of its own");
        // The rules need only the names of the types that a module depends on, and not their class files.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        moduleClasses = imported(CLASSES);
    }

    private static JavaClasses imported(Path folder) {
        return new ClassFileImporter()
                .importPaths(Stream.of(folder).filter(Files::isDirectory).toList())
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "written here, not generated from a schema", HouseRulesTest::isHandWritten));
    }

    @Test
    void servicesDoNotDependOnEachOther() {
        servicesAreIndependent("org.vitrine").check(moduleClasses);
    }

    /**
     * Returns the rule that no class of a service names a class of another one. A service is known by its package,
     * because the classes of the other services are not on the class path of a module that breaks no rule.
     *
     * @param root package that has one package for each service
     */
    static ArchRule servicesAreIndependent(String root) {
        return classes()
                .should(dependOnNoOtherService(root))
                .because(
                        "services communicate by topics and HTTP only; move shared code to a module with a domain name")
                .allowEmptyShould(true);
    }

    @Test
    void coreModulesDependOnNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.vitrine.vision..",
                        "org.vitrine.events..",
                        "org.vitrine.hoard..",
                        "org.vitrine.decisions..",
                        "org.vitrine.admission.rate..",
                        "org.vitrine.access")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "jakarta..", "org.apache.kafka..", "io.smallrye..", "software.amazon..")
                .because("core modules are plain Java; move the use of a framework to a service")
                .allowEmptyShould(true)
                .check(moduleClasses);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.vitrine.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle of packages has no order of reading; move one of the types")
                .allowEmptyShould(true)
                .check(moduleClasses);
    }

    @Test
    void typeNamesAreSpecific() {
        classes()
                .should(haveASpecificName())
                .because("names that end with %s are vague; use a term of docs/glossary.md"
                        .formatted(VAGUE_SUFFIXES.replace("|", ", ")))
                .allowEmptyShould(true)
                .check(moduleClasses);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(resideInANullMarkedPackage())
                .because("NullAway checks only @NullMarked packages; add package-info.java with the annotation")
                .allowEmptyShould(true)
                .check(moduleClasses);
    }

    @Test
    void everyEndpointStatesItsPermission() {
        endpointsStateTheirPermission("org.vitrine.search..", "org.vitrine.ingest..")
                .check(moduleClasses);
    }

    @Test
    void routesThatNoFilterChecksAreInOnePackage() {
        noClasses()
                .that()
                .resideInAnyPackage("org.vitrine.search..", "org.vitrine.ingest..")
                .and()
                .resideOutsideOfPackage("org.vitrine.search.forward..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.ext.web.Router")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.vertx.web..")
                .because(
                        "permissions are checked for resource methods; a route of Vert.x is open to anyone unless it checks them itself")
                .allowEmptyShould(true)
                .check(moduleClasses);
    }

    /**
     * Returns the rule that each resource method states which permission it requires, or that it requires none.
     *
     * @param packages packages of the services that check permissions
     */
    static ArchRule endpointsStateTheirPermission(String... packages) {
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .and()
                .areNotInterfaces() // clients of other services are interfaces
                .should(stateThePermissionOfEachEndpoint())
                .because(
                        "an endpoint without a permission is closed where sign-in is on; annotate it with @RequiresPermission or @OpenToAnyone")
                .allowEmptyShould(true);
    }

    @Test
    void noClassUsesMockito() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .because("mocking libraries are not used; extract a pure function, or write a fake")
                .allowEmptyShould(true);

        rule.check(moduleClasses);
        rule.check(imported(TEST_CLASSES));
    }

    private static boolean isHandWritten(JavaClass type) {
        return type.getPackageName().startsWith("org.vitrine")
                && !type.getSimpleName().isEmpty()
                && !type.isAnnotatedWith("org.apache.avro.specific.AvroGenerated")
                && type.getEnclosingClass()
                        .map(outer -> !outer.isAnnotatedWith("org.apache.avro.specific.AvroGenerated"))
                        .orElse(true)
                && !type.getName().contains("_");
    }

    private static ArchCondition<JavaClass> dependOnNoOtherService(String root) {
        var service = Pattern.compile(Pattern.quote(root) + "\\.(" + SERVICES + ")(\\..*)?");
        return new ArchCondition<>("depend on no other service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = service.matcher(type.getPackageName());
                if (!own.matches()) {
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    var other = service.matcher(
                            dependency.getTargetClass().getBaseComponentType().getPackageName());
                    if (other.matches() && !other.group(1).equals(own.group(1))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> stateThePermissionOfEachEndpoint() {
        return new ArchCondition<>("state the permission of each endpoint") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    boolean isStated =
                            method.isAnnotatedWith(REQUIRES_PERMISSION) != method.isAnnotatedWith(OPEN_TO_ANYONE);
                    if (isEndpoint(method) && !isStated) {
                        events.add(SimpleConditionEvent.violated(
                                method,
                                method.getFullName() + " must have one annotation of access, and has none or two"));
                    }
                }
            }
        };
    }

    private static boolean isEndpoint(JavaMethod method) {
        return HTTP_METHODS.stream().anyMatch(name -> method.isAnnotatedWith(JAX_RS + name));
    }

    private static ArchCondition<JavaClass> haveASpecificName() {
        return new ArchCondition<>("have a specific name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isVague = VAGUE_NAME.matcher(type.getSimpleName()).matches();
                if (isVague) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " ends with a vague word"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "%s is in %s, which has no package-info.java with @NullMarked"
                                    .formatted(type.getName(), type.getPackageName())));
                }
            }
        };
    }
}
