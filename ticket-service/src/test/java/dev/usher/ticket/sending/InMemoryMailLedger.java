package dev.usher.ticket.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The ledger without DynamoDB.
public final class InMemoryMailLedger implements MailLedger, MailHistory {
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Report> reports = new HashMap<>();
    private final Clock clock;

    public InMemoryMailLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized MailClaim claim(String mailId) {
        Row row = rows.get(mailId);
        if (row == null || row.state == State.WAITING) {
            var claim = UUID.randomUUID();
            rows.put(mailId, new Row(State.SENDING, claim, clock.instant()));
            return new MailClaim.Taken(claim);
        }
        return row.state == State.SENT ? new MailClaim.SentBefore() : new MailClaim.TakenByOther(row.since);
    }

    @Override
    public synchronized void sent(String mailId, UUID claim) {
        change(mailId, claim, State.WAITING, State.SENT);
    }

    @Override
    public synchronized void putBack(String mailId, UUID claim) {
        change(mailId, claim, State.SENT, State.WAITING);
    }

    @Override
    public synchronized boolean undelivered(String mailId, Undelivered what, Instant at) {
        if (!rows.containsKey(mailId)) {
            return false;
        }
        reports.merge(mailId, new Report(what, at), (known, news) -> news.at.isAfter(known.at) ? news : known);
        return true;
    }

    @Override
    public synchronized List<Entry> find(Collection<String> mailIds) {
        return mailIds.stream()
                .flatMap(mailId -> Stream.ofNullable(rows.get(mailId)).map(row -> entry(mailId, row)))
                .toList();
    }

    private Entry entry(String mailId, Row row) {
        Report report = reports.get(mailId);
        return new Entry(
                mailId,
                row.state.name().toLowerCase(Locale.ROOT),
                row.since,
                report == null ? null : report.what.wireName(),
                report == null ? null : report.at);
    }

    /// What was reported about the mail.
    public synchronized Optional<Undelivered> reported(String mailId) {
        return Optional.ofNullable(reports.get(mailId)).map(Report::what);
    }

    private void change(String mailId, UUID claim, State never, State to) {
        Row row = rows.get(mailId);
        if (row == null || !row.claim.equals(claim) || row.state == never) {
            throw new IllegalStateException("not this caller's claim");
        }
        rows.put(mailId, new Row(to, claim, clock.instant()));
    }

    private enum State {
        WAITING,
        SENDING,
        SENT
    }

    private record Report(Undelivered what, Instant at) {}

    private record Row(State state, UUID claim, Instant since) {}
}
