package org.vitrine.platform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ports of all programs for one {@link Platform#up}.
 *
 * @param addresses port of every program, also of those that are not started now, because each service receives the
 *     addresses of all
 * @param controllerPorts second port by program, for programs that have one: Kafka's controller
 */
record PortPlan(Addresses addresses, Map<Program, Integer> controllerPorts) {

    private static final int NONE = 0;

    PortPlan {
        controllerPorts = Map.copyOf(controllerPorts);
    }

    int controllerPort(Program program) {
        return controllerPorts.getOrDefault(program, NONE);
    }

    /**
     * Chooses the ports. A running program keeps its port; a program that died gets its former port where that is free;
     * every other program gets its usual port or a free one.
     *
     * @param wanted programs that are about to be started; only for these a taken usual port is reported
     * @param defaultPorts whether usual ports are preferred; otherwise free ones are taken
     */
    static PortPlan make(
            Set<Program> wanted,
            ProcessTable table,
            boolean defaultPorts,
            Ports ports,
            PlatformEvent.Listener listener) {
        Map<Program, Integer> chosen = new LinkedHashMap<>();
        Map<Program, Integer> inner = new HashMap<>();
        for (Program program : Program.all()) {
            table.find(program).filter(process -> process.handle().isPresent()).ifPresent(process -> {
                chosen.put(program, process.port());
                inner.put(program, process.innerPort());
                ports.reserve(process.port());
                ports.reserve(process.innerPort());
            });
        }
        for (Program program : Program.all()) {
            if (chosen.containsKey(program)) {
                continue;
            }
            Optional<ProcessRecord> previous = table.find(program);
            int port;
            if (previous.isPresent()) {
                port = ports.reclaim(previous.get().port());
            } else if (defaultPorts) {
                port = ports.choose(program.defaultPort());
            } else {
                port = ports.chooseAny();
            }
            chosen.put(program, port);
            if (defaultPorts && port != program.defaultPort() && wanted.contains(program)) {
                listener.on(new PlatformEvent.PortTaken(program, program.defaultPort(), port));
            }
            if (program == Server.KAFKA) {
                inner.put(program, ports.chooseAny());
            }
        }
        return new PortPlan(new Addresses(chosen), inner);
    }
}
