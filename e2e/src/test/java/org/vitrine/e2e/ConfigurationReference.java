package org.vitrine.e2e;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Generates {@code docs/configuration.md}: it parses every {@code @ConfigMapping} interface of the repository and lists
 * each property with type, default, range and the text of its Javadoc.
 */
final class ConfigurationReference {

    private static final String PAGE_HEADER = """
            # Configuration

            Generated from the `@ConfigMapping` interfaces of each module; the build fails where this page differs from them.
            Regenerate it with `./vitrine test -pl e2e -am -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
            -Dvitrine.docs.write=true -DskipITs`.

            Each property is also an environment variable: upper case, every other character an underscore
            (`vitrine.store.path-style` is `VITRINE_STORE_PATH_STYLE`). An invalid value stops the start with a message that names it.
            Further variables: `KAFKA_BOOTSTRAP_SERVERS`, `QUARKUS_HTTP_PORT`, and what the AWS SDK's default chain reads
            (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, roles).
            """;

    /**
     * One property, as its method declares it.
     *
     * @param defaultValue default value; empty where there is none
     * @param range smallest and largest value as text; empty where the method declares neither
     * @param description text of the method's Javadoc
     */
    record Property(String name, String type, Optional<String> defaultValue, String range, String description) {}

    private final JavaParser parser =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE));
    private final Path root;

    ConfigurationReference(Path root) {
        this.root = root;
    }

    /** Returns the text of the page. */
    String page() throws IOException {
        var modules = new TreeMap<String, List<Property>>();
        try (var sources = Files.walk(root, 12)) {
            for (Path source :
                    sources.filter(ConfigurationReference::isConfig).sorted().toList()) {
                modules.computeIfAbsent(root.relativize(source).getName(0).toString(), _ -> new ArrayList<>())
                        .addAll(properties(source));
            }
        }
        var page = new StringBuilder(PAGE_HEADER);
        modules.forEach((module, properties) -> {
            if (!properties.isEmpty()) {
                page.append("\n## ")
                        .append(module)
                        .append("\n\n| property | type | default | range | what it is |\n|---|---|---|---|---|\n");
                properties.forEach(property -> page.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                property.name(),
                                property.type(),
                                property.defaultValue().map("`%s`"::formatted).orElse("none"),
                                property.range(),
                                property.description())));
            }
        });
        return page.toString();
    }

    private static boolean isConfig(Path file) {
        return file.getFileName().toString().endsWith("Config.java")
                && file.toString().contains("/src/main/java/");
    }

    private List<Property> properties(Path source) throws IOException {
        var unit = parser.parse(source)
                .getResult()
                .orElseThrow(() -> new IllegalStateException(
                        source + " cannot be parsed as Java. Correct it, or update javaparser."));
        var found = new ArrayList<Property>();
        for (var type : unit.findAll(ClassOrInterfaceDeclaration.class)) {
            member(type, "ConfigMapping", "prefix")
                    .ifPresent(prefix ->
                            collectProperties(type, prefix, unit.findAll(ClassOrInterfaceDeclaration.class), found));
        }
        return found;
    }

    private static void collectProperties(
            ClassOrInterfaceDeclaration type,
            String prefix,
            List<ClassOrInterfaceDeclaration> all,
            List<Property> found) {
        for (var inherited : type.getExtendedTypes()) {
            all.stream()
                    .filter(other -> other.getNameAsString().equals(inherited.getNameAsString()))
                    .forEach(other -> collectProperties(other, prefix, all, found));
        }
        for (MethodDeclaration method : type.getMethods()) {
            if (method.isDefault() || method.isStatic()) {
                continue;
            }
            var name = member(method, "WithName", "value").orElseGet(() -> kebabCase(method.getNameAsString()));
            var path = name.isEmpty() || hasParentName(method) ? prefix : prefix + "." + name;
            var result = method.getType().asString();
            var nested = interfaceOf(result, all);
            var named = interfaceOf(result.replaceFirst("^Map<String, ?(.*)>$", "$1"), all);
            if (nested.isEmpty() && named.isPresent()) {
                collectProperties(named.get(), path + ".NAME", all, found);
            } else if (nested.isPresent()) {
                collectProperties(nested.get(), path, all, found);
            } else {
                found.add(new Property(
                        path,
                        result.replace("|", "\\|").replace("<", "&lt;"),
                        member(method, "WithDefault", "value"),
                        range(method),
                        description(method)));
            }
        }
    }

    private static Optional<ClassOrInterfaceDeclaration> interfaceOf(
            String type, List<ClassOrInterfaceDeclaration> all) {
        return all.stream()
                .filter(other -> other.getNameAsString().equals(type) && other.isInterface())
                .findFirst();
    }

    private static boolean hasParentName(MethodDeclaration method) {
        return method.getAnnotationByName("WithParentName").isPresent();
    }

    private static String range(MethodDeclaration method) {
        var min = member(method, "Min", "value").or(() -> member(method, "DecimalMin", "value"));
        var max = member(method, "Max", "value").or(() -> member(method, "DecimalMax", "value"));
        min = min.or(() -> durationLimit(method, "DurationMin"));
        max = max.or(() -> durationLimit(method, "DurationMax"));
        if (min.isEmpty() && max.isEmpty()) {
            return "";
        }
        return min.orElse("…") + " to " + max.orElse("…");
    }

    /** Returns the limit of an annotation as text: {@code @DurationMin(seconds = 1)} becomes "1 seconds". */
    private static Optional<String> durationLimit(MethodDeclaration method, String annotation) {
        return method.getAnnotationByName(annotation)
                .filter(AnnotationExpr::isNormalAnnotationExpr)
                .flatMap(found ->
                        found.asNormalAnnotationExpr().getPairs().stream().findFirst())
                .map(pair -> pair.getValue() + " " + pair.getNameAsString());
    }

    private static String description(MethodDeclaration method) {
        return method.getJavadoc()
                .map(doc -> doc.getDescription().toText())
                .orElse("")
                .replaceAll("\\{@(?:link|code) #?([^}]*)}", "`$1`")
                .replaceAll("<[^>]+>", "")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Optional<String> member(NodeWithAnnotations<?> node, String annotation, String member) {
        return node.getAnnotationByName(annotation)
                .flatMap(found -> value(found, member))
                .map(ConfigurationReference::literal);
    }

    private static Optional<Expression> value(AnnotationExpr annotation, String member) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return Optional.of(annotation.asSingleMemberAnnotationExpr().getMemberValue());
        }
        if (annotation.isNormalAnnotationExpr()) {
            return annotation.asNormalAnnotationExpr().getPairs().stream()
                    .filter(pair -> pair.getNameAsString().equals(member))
                    .map(MemberValuePair::getValue)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static String literal(Expression expression) {
        return expression.isStringLiteralExpr()
                ? expression.asStringLiteralExpr().asString()
                : expression.toString();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
