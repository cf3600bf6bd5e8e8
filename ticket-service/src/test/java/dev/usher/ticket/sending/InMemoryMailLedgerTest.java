package dev.usher.ticket.sending;

import java.util.Optional;

class InMemoryMailLedgerTest extends MailLedgerContract {
    private final InMemoryMailLedger ledger = new InMemoryMailLedger(CLOCK);

    @Override
    MailLedger ledger() {
        return ledger;
    }

    @Override
    Optional<Undelivered> reported(String mailId) {
        return ledger.reported(mailId);
    }
}
