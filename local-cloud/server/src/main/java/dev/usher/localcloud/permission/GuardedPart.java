package dev.usher.localcloud.permission;

import dev.usher.localcloud.process.Ports;
import org.jspecify.annotations.Nullable;

/// Starts emulators behind their front doors.
public final class GuardedPart {

    private GuardedPart() {}

    /// Starts an emulator and the door before it, and returns when the emulator is ready.
    ///
    /// @param port where clients call, whether there is a door or not
    /// @param guard absent: every caller may do everything. Then there is a door only before SQS, for what AWS
    ///     refuses and the emulator does not.
    public static AutoCloseable start(
            Protocol protocol, String host, int port, @Nullable Guard guard, Emulator emulator) throws Exception {
        if (guard == null && protocol != Protocol.SQS) {
            return emulator.start(host, port);
        }
        int behind = Ports.free();
        // First, because some emulators wait until they answer at the address that clients call.
        var door = FrontDoor.start(host, port, behind, protocol.reader(), guard);
        try {
            var started = emulator.start("127.0.0.1", behind);
            return () -> {
                door.close();
                started.close();
            };
        } catch (Exception failure) {
            door.close();
            throw failure;
        }
    }

    /// Starts an emulator.
    @FunctionalInterface
    public interface Emulator {
        /// Returns when it answers.
        ///
        /// @param port where it has to listen itself
        AutoCloseable start(String host, int port) throws Exception;
    }

    /// What is spoken there.
    public enum Protocol {
        DYNAMODB,
        S3,
        SNS,
        SQS;

        private AwsProtocol reader() {
            return switch (this) {
                case DYNAMODB -> new DynamoDbProtocol();
                case S3 -> new S3Protocol();
                case SNS -> new SnsProtocol();
                case SQS -> new SqsProtocol();
            };
        }
    }
}
