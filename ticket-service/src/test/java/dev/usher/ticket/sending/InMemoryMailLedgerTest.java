package dev.usher.ticket.sending;

class InMemoryMailLedgerTest extends MailLedgerContract {
    private final MailLedger ledger = new InMemoryMailLedger(CLOCK);

    @Override
    MailLedger ledger() {
        return ledger;
    }
}
