package dev.usher.ticket.smtp;

class InMemoryMailLedgerTest extends MailLedgerContract {
    private final MailLedger ledger = new InMemoryMailLedger(CLOCK);

    @Override
    MailLedger ledger() {
        return ledger;
    }
}
