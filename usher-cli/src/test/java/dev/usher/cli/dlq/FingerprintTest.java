package dev.usher.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    failed 5 times, at last with java.lang.IllegalStateException: 3 of 7 | failed <n> times, at last with java.lang.IllegalStateException: <n> of <n>
                    this queue is for A, not B of REG#0f8fad5b-d9cb-469f-a165-70867728950e | this queue is for A, not B of <id>
                    waited for PT12H, at last because of s3 is away | waited for <time>, at last because of s3 is away
                    at 2026-11-22T12:00:00.123Z and 2026-11-22, 19:30 | at <time> and <time>, <time>
                    ada.lovelace+x@example.org has no mailbox | <address> has no mailbox
                    Connect to http://10.0.0.7:8080/a?b=c failed | Connect to <address> failed
                    localhost/127.0.0.1:4566 refused | localhost<address> refused
                    no such intent pi_3MtwBwLkdIwHu7ix28a3tqPa | no such intent <id>
                    java.lang.Object@1a2b3c4d cannot be cast | java.lang.Object@<id> cannot be cast
                    Request ID: 4UNQC3JYRWUFMVM3ZL5HQ6DAJK | Request ID: <id>
                    there is no such registration | there is no such registration
                    PaymentSucceeded has version 2, readable is 1 | PaymentSucceeded has version <n>, readable is <n>
                    """)
    void whatDiffersFromLetterToLetterIsTakenOut(String reason, String normalised) {
        assertThat(Fingerprint.normalised(reason)).isEqualTo(normalised);
    }

    @Test
    void lettersOfOneReasonAreOneGroup() {
        String one = Fingerprint.of(Origin.PARKED, "a.B", "failed 5 times with 17");

        assertThat(Fingerprint.of(Origin.PARKED, "a.B", "failed 3 times with 4"))
                .isEqualTo(one)
                .hasSize(8);
        assertThat(Fingerprint.of(Origin.PARKED, "a.C", "failed 5 times with 17"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of(Origin.PARKED, "a.B", "failed 5 times without"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of(Origin.SENT, "a.B", "failed 5 times with 17")).isNotEqualTo(one);
    }
}
