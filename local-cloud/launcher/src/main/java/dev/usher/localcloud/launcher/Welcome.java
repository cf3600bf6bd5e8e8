package dev.usher.localcloud.launcher;

import java.util.stream.Collectors;

/// What a person needs to know once everything runs.
final class Welcome {

    private Welcome() {}

    static String text(Stack stack) {
        var edge = stack.edge();
        var apis = stack.serviceNames().stream()
                .map(service -> "    %-20s %s/%s/swagger-ui/index.html".formatted(service, edge, service))
                .collect(Collectors.joining("\n"));
        var aws = stack.externalAws()
                .map(endpoint -> "\n  " + ExternalAws.notice(endpoint) + "\n")
                .orElse("");
        return """

                Usher is ready.

                  Shop                   %1$s/
                  Scanner                %1$s/scanner
                  Organizer              %1$s/organizer
                  Mailbox                %5$s/
                  Traces                 %7$s/
                  Sign-in                %2$s for buyers, …/staff for organizers
                  Sample users           ada and ben buy, olga organizes; any password
                  APIs
                %3$s
                  Logs                   %4$s
                %6$s
                End it with Ctrl-C, or from elsewhere with: make down
                """.formatted(
                        edge,
                        stack.localCloud().address("sign-in"),
                        apis,
                        stack.logs(),
                        stack.localCloud().address("mailbox"),
                        aws,
                        stack.localCloud().address("traces"));
    }
}
