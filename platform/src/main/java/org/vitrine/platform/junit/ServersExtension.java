package org.vitrine.platform.junit;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Platform;
import org.vitrine.platform.Server;

/** JUnit extension that starts the servers that {@link WithServers} names, before the first test of a class. */
final class ServersExtension implements BeforeAllCallback, ExecutionCondition, ParameterResolver {

    /**
     * Disables, where servers are containers, a test with a parameter of type {@link Platform}, because it stops or
     * kills server processes.
     */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean needsProcesses = context.getTestMethod().stream()
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .anyMatch(type -> type == Platform.class);
        return needsProcesses && ServerOrigin.configured() == ServerOrigin.CONTAINERS
                ? ConditionEvaluationResult.disabled("It stops server processes; servers are containers in this run.")
                : ConditionEvaluationResult.enabled("Its servers are available.");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestPlatform.account();
        TestPlatform.with(servers(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Addresses.class || type == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class
                ? TestPlatform.platform()
                : TestPlatform.with(servers(context));
    }

    private static List<Server> servers(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            WithServers wanted = type.getAnnotation(WithServers.class);
            if (wanted != null) {
                return Arrays.asList(wanted.value());
            }
        }
        throw new ExtensionConfigurationException(
                context.getRequiredTestClass().getName() + " is not annotated with @WithServers");
    }
}
