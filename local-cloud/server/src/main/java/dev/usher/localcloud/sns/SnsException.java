package dev.usher.localcloud.sns;

/// A refusal, with the status and code from which the SDK makes its typed exception.
final class SnsException extends RuntimeException {

    private final int status;
    private final String code;

    private SnsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsException notFound(String message) {
        return new SnsException(404, "NotFound", message);
    }

    static SnsException invalid(String message) {
        return new SnsException(400, "InvalidParameter", "Invalid parameter: " + message);
    }

    static SnsException refused(String code, String message) {
        return new SnsException(400, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
