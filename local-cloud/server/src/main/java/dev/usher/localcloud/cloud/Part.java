package dev.usher.localcloud.cloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// A part of the cloud that can run without the others.
enum Part {
    SQS,
    SNS,
    DYNAMODB,
    S3,
    SIGN_IN,
    STRIPE,
    SMTP,
    MAILBOX,
    TRACES,
    EDGE;

    /// The parts that topology.json needs.
    static final Set<Part> AWS = Set.of(SQS, SNS, DYNAMODB, S3);

    /// As it is written on the command line and in the ready line, such as `sign-in`.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Part of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is not a part; there are "
                        + Arrays.stream(values()).map(Part::label).toList()));
    }
}
