package dev.usher.localcloud.permission;

import dev.usher.localcloud.permission.AwsProtocol.Denial;
import java.util.UUID;

/// Refusals in XML.
final class QueryErrors {

    private QueryErrors() {}

    /// As the query protocol of SNS and SQS has them.
    static Denial denial(String namespace, String code, String message) {
        var body =
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type>%s</Error><RequestId>%s</RequestId></ErrorResponse>"
                        .formatted(namespace, codeAndMessage(code, message), UUID.randomUUID());
        return new Denial(403, "text/xml", body, "");
    }

    static String codeAndMessage(String code, String message) {
        return "<Code>" + code + "</Code><Message>" + escaped(message) + "</Message>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
