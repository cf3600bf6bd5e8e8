package dev.usher.ticket.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.sending.InMemoryMailLedger;
import dev.usher.ticket.sending.Undelivered;
import dev.usher.ticket.undelivered.Suppression.Cause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reports of SES, in the form of AWS's own examples.
class SesEventHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:05:00Z");
    private static final Instant REPORTED = Instant.parse("2026-11-22T12:00:03.669Z");
    private static final String ADA = "ada@example.org";
    private static final String MAIL = "REG#2b1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a77#issued";
    private static final String BOUNCE = sample("bounce");
    private static final String COMPLAINT = sample("complaint");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemorySuppressions suppressions = new InMemorySuppressions();
    private final InMemoryMailLedger ledger = new InMemoryMailLedger(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SesEventHandler handler = new SesEventHandler(
            suppressions,
            ledger,
            JsonMapper.createDefault(),
            meters,
            clock,
            ResourceNames.in("prod", "us-east-1", "123456789012"));

    @BeforeEach
    void aMailIsBeingSent() {
        ledger.claim(MAIL);
    }

    @Test
    void anAddressThatBouncesForGoodGetsNoMoreMails() {
        assertThat(handler.handle(BOUNCE)).isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).contains(new Suppression(Cause.BOUNCED, REPORTED));
        assertThat(ledger.reported(MAIL)).contains(Undelivered.BOUNCED);
        assertThat(counted("bounced")).isEqualTo(1);
    }

    @Test
    void aReaderWhoComplainsGetsNoMoreMails() {
        assertThat(handler.handle(COMPLAINT)).isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).contains(new Suppression(Cause.COMPLAINED, REPORTED));
        assertThat(ledger.reported(MAIL)).contains(Undelivered.COMPLAINED);
    }

    @Test
    void theSameReportAgainIsCountedAndChangesNothing() {
        handler.handle(BOUNCE);

        assertThat(handler.handle(BOUNCE)).isEqualTo(new Verdict.Done());
        assertThat(counted("bounced")).isEqualTo(1);
        assertThat(counted("known")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transient", "Undetermined"})
    void anAddressThatMayTakeTheNextMailStays(String type) {
        assertThat(handler.handle(BOUNCE.replace("Permanent", type))).isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).isEmpty();
        assertThat(ledger.reported(MAIL)).contains(Undelivered.BOUNCED_FOR_NOW);
        assertThat(counted("transient")).isEqualTo(1);
    }

    @Test
    void aReaderWhoSaysThatItIsNoSpamStays() {
        handler.handle(COMPLAINT.replace("\"abuse\"", "\"not-spam\""));

        assertThat(suppressions.of(ADA)).isEmpty();
        assertThat(ledger.reported(MAIL)).isEmpty();
    }

    @Test
    void aMailThatSesRejectsIsNotTheFaultOfItsAddress() {
        assertThat(handler.handle(sample("reject"))).isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).isEmpty();
        assertThat(ledger.reported(MAIL)).contains(Undelivered.REJECTED);
        assertThat(counted("rejected")).isEqualTo(1);
    }

    @Test
    void whatNobodyAskedForIsIgnoredAndCounted() {
        assertThat(handler.handle(sample("delivery"))).isEqualTo(new Verdict.Done());
        assertThat(handler.handle(BOUNCE.replace("\"Bounce\"", "\"SomethingNew\"")))
                .isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).isEmpty();
        assertThat(counted("ignored")).isEqualTo(2);
    }

    /// SES sends it when the event destination is set up, and again whenever that changes.
    @Test
    void theTestMessageOfAnEventDestinationIsNoDeadLetter() {
        assertThat(handler.handle("Successfully validated SNS topic for Amazon SES event publishing."))
                .isEqualTo(new Verdict.Done());
    }

    /// A sign-in code of Cognito, or a mail whose row is forgotten: the address counts all the same.
    @ParameterizedTest
    @CsvSource({"\"mail\": [, \"other\": [", "REG_2b1f0c52, REG_00000000"})
    void aReportAboutAnotherMailSuppressesItsAddress(String text, String other) {
        assertThat(handler.handle(BOUNCE.replace(text, other))).isEqualTo(new Verdict.Done());

        assertThat(suppressions.of(ADA)).isPresent();
        assertThat(ledger.reported(MAIL)).isEmpty();
    }

    @Test
    void aReportWithoutTagsIsReadToo() {
        assertThat(handler.handle(BOUNCE.replace("\"tags\"", "\"otherTags\""))).isEqualTo(new Verdict.Done());
        assertThat(suppressions.of(ADA)).isPresent();
    }

    @Test
    void aRecipientMayBeNamed() {
        handler.handle(
                BOUNCE.replace("\"emailAddress\": \"ada@example.org\"", "\"emailAddress\": \"Ada <ADA@example.org>\""));

        assertThat(suppressions.of(ADA)).isPresent();
    }

    /// Otherwise an operator could not allow the address until then.
    @Test
    void aReportFromTheFutureCountsFromNow() {
        handler.handle(BOUNCE.replace("2026-11-22T12:00:03.669Z", "2027-11-22T12:00:03.669Z"));

        assertThat(suppressions.of(ADA)).contains(new Suppression(Cause.BOUNCED, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada@example.org",
                "[]",
                "null",
                "{}",
                "{\"eventType\": \"Bounce\"}",
                "{\"eventType\": \"Bounce\", \"mail\": {\"sendingAccountId\": \"123456789012\"}}",
                "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\", \"timestamp\": \"soon\"},"
                        + " \"mail\": {\"sendingAccountId\": \"123456789012\"}}",
                "{\"eventType\": \"Complaint\", \"complaint\": {\"timestamp\": \"2026-11-22T12:00:03Z\","
                        + " \"complainedRecipients\": []}, \"mail\": {\"sendingAccountId\": \"123456789012\"}}",
                "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\","
                        + " \"timestamp\": \"2026-11-22T12:00:03Z\", \"bouncedRecipients\": [null]},"
                        + " \"mail\": {\"sendingAccountId\": \"123456789012\"}}",
                "{\"eventType\": [\"ada@example.org\"], \"mail\": {}}"
            })
    void whatIsNoReportIsParkedWithoutQuotingIt(String text) {
        assertThat(handler.handle(text))
                .isInstanceOfSatisfying(
                        Verdict.Unprocessable.class,
                        parked -> assertThat(parked.reason()).doesNotContain("ada", "soon"));
        assertThat(suppressions.of(ADA)).isEmpty();
    }

    @Test
    void aReportAboutAnotherAccountIsParked() {
        assertThat(handler.handle(BOUNCE.replace("123456789012", "210987654321")))
                .isEqualTo(new Verdict.Unprocessable("the event is about a mail of another account"));
        assertThat(suppressions.of(ADA)).isEmpty();
    }

    @Test
    void aBadReportDoesNotHoldUpTheNext() {
        handler.handle("{");
        handler.handle(BOUNCE);

        assertThat(suppressions.of(ADA)).isPresent();
    }

    private double counted(String outcome) {
        return meters.counter("usher.mail.events", "outcome", outcome).count();
    }

    private static String sample(String name) {
        try (InputStream in = SesEventHandlerTest.class.getResourceAsStream(name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
