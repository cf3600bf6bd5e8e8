package dev.usher.benchmarks;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Map;
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

/// Signing and verifying a whole ticket code, against the bare Ed25519 of the JDK over as many bytes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TicketCodeBenchmark {
    private static final int BODY_LENGTH = 51;

    private final TicketCodeSigner signer = new TicketCodeSigner(0, new byte[32]);
    private final TicketCodeVerifier verifier = new TicketCodeVerifier(Map.of(0, signer.publicKey()));
    private final TicketCode code = new TicketCode(
            TicketId.parse("11111111-2222-8333-8444-555555555555"),
            EventId.parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01"),
            1);
    private final String text = signer.sign(code);
    private final byte[] body = new byte[BODY_LENGTH];
    private final KeyPair jdkKeys;
    private final byte[] jdkSignature;

    /// Makes the JDK's key and signature.
    public TicketCodeBenchmark() {
        try {
            this.jdkKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            this.jdkSignature = jdkSign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public String sign() {
        return signer.sign(code);
    }

    @Benchmark
    public Verification verify() {
        return verifier.verify(text);
    }

    @Benchmark
    public byte[] baselineSign() throws GeneralSecurityException {
        return jdkSign();
    }

    @Benchmark
    public boolean baselineVerify() throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(jdkKeys.getPublic());
        signature.update(body);
        return signature.verify(jdkSignature);
    }

    private byte[] jdkSign() throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(jdkKeys.getPrivate());
        signature.update(body);
        return signature.sign();
    }
}
