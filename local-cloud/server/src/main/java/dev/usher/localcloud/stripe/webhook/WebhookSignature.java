package dev.usher.localcloud.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `Stripe-Signature` header.
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /// Signs with every active secret, and adds a `v0` that no receiver may accept, as Stripe does for test
    /// events.
    ///
    /// @param at when the delivery is made; each further try gets a new signature
    static String header(String body, List<String> secrets, Instant at) {
        var signed = at.getEpochSecond() + "." + body;
        var header = new StringBuilder("t=").append(at.getEpochSecond());
        secrets.forEach(secret -> header.append(",v1=").append(hmac(signed, secret)));
        return header.append(",v0=").append(hmac(signed, "not-a-secret")).toString();
    }

    private static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }
}
