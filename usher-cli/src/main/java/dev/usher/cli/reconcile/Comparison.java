package dev.usher.cli.reconcile;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.operations.RepublishRequestTable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request to compare payments with Stripe's, and what came of it.
///
/// @param of a registration, or a period as two instants with a slash in between
/// @param dryRun whether nothing was settled
/// @param answeredAt absent while payment-service has not answered
/// @param payments how many were compared
/// @param findings what differs, or could not be compared
/// @param leftOut how many more findings there are
/// @param problem a sentence if the comparison failed; otherwise absent
@Serdeable
record Comparison(
        String of,
        boolean dryRun,
        @Nullable Instant answeredAt,
        long payments,
        List<Finding> findings,
        long leftOut,
        @Nullable String problem) {
    private static final Set<String> NOT_COMPARED = Set.of("unreadable", "item_failed");

    Comparison {
        findings = List.copyOf(findings);
    }

    static Comparison of(Row request) {
        return new Comparison(
                request.text(RepublishRequestTable.RECONCILE).orElse("?"),
                request.flag(RepublishRequestTable.DRY_RUN),
                request.instant(RepublishRequestTable.ANSWERED_AT).orElse(null),
                request.number(RepublishRequestTable.CHECKED),
                request.rows(RepublishRequestTable.FINDINGS).stream()
                        .map(Finding::of)
                        .toList(),
                request.number(RepublishRequestTable.LEFT_OUT),
                request.text(RepublishRequestTable.PROBLEM)
                        .filter(sentence -> !sentence.isEmpty())
                        .orElse(null));
    }

    /// A request that was not answered.
    static Comparison unanswered(String of, boolean dryRun) {
        return new Comparison(of, dryRun, null, 0, List.of(), 0, null);
    }

    long settled() {
        return findings.stream().filter(Finding::settled).count();
    }

    /// How many differences are left, and need a person.
    long open() {
        return findings.stream()
                        .filter(finding -> !finding.settled() && !NOT_COMPARED.contains(finding.what()))
                        .count()
                + leftOut;
    }

    /// How many payments could not be compared.
    long missed() {
        return findings.stream()
                .filter(finding -> NOT_COMPARED.contains(finding.what()))
                .count();
    }

    /// Something that differs.
    ///
    /// @param what as `usher_reconciliation_findings_total` counts it, such as `paid_not_here`
    /// @param subject the registration, or the PaymentIntent
    /// @param detail what differs
    /// @param settled whether it does not differ any more
    @Serdeable
    record Finding(String what, String subject, String detail, boolean settled) {
        static Finding of(Row row) {
            return new Finding(
                    row.text(RepublishRequestTable.WHAT).orElse("?"),
                    row.text(RepublishRequestTable.SUBJECT).orElse("?"),
                    row.text(RepublishRequestTable.DETAIL).orElse(""),
                    row.flag(RepublishRequestTable.SETTLED));
        }
    }
}
