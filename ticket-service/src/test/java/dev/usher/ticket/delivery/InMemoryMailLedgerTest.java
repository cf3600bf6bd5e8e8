package dev.usher.ticket.delivery;

class InMemoryMailLedgerTest extends MailLedgerContract {
    private final MailLedger ledger = new InMemoryMailLedger(CLOCK);

    @Override
    MailLedger ledger() {
        return ledger;
    }
}
