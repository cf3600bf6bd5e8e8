package dev.usher.ticket.use;

class InMemoryTicketUsesTest extends TicketUsesContract {
    private final TicketUses uses = new InMemoryTicketUses();

    @Override
    TicketUses uses() {
        return uses;
    }
}
