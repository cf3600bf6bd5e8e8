package dev.usher.benchmarks;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.ticket.document.QrPng;
import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.document.TicketRenderer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Rendering a whole ticket with its vector QR code, against making the QR code alone as a PNG, which the
/// page would need if it were not drawn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TicketRenderingBenchmark {
    private static final EventFacts EVENT = new EventFacts(
            EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
            "Night of the Open Doors",
            "Alte Münze",
            "Molkenmarkt 2, 10179 Berlin",
            Instant.parse("2026-11-22T19:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            Instant.parse("2026-11-22T18:00:00Z"),
            Instant.parse("2026-11-22T17:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            "Open Doors e.V.",
            "#0b6e4f");

    private final TicketRenderer renderer = new TicketRenderer(new SimpleMeterRegistry());
    private final TicketPage page = new TicketPage(
            EVENT,
            "Ada Lovelace",
            "General",
            1,
            2,
            "0F8F-AD5B",
            new Money(2500, "eur"),
            new TicketCodeSigner(0, new byte[32])
                    .sign(new TicketCode(
                            TicketId.parse("11111111-2222-8333-8444-555555555555"),
                            EVENT.eventId(),
                            UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01"),
                            1)),
            Instant.parse("2026-11-22T12:00:00Z"));

    @Benchmark
    public byte[] renderTicket() {
        return renderer.render(List.of(page));
    }

    @Benchmark
    public byte[] baselineQrPng() {
        return QrPng.of(page.code());
    }
}
