package dev.usher.localcloud.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/// The page on which one picks the sample user to sign in as.
final class SignInPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SignInPage() {}

    static String html() {
        try (InputStream page = Objects.requireNonNull(SignInPage.class.getResourceAsStream("/sign-in/sign-in.html"))) {
            var users = SampleUser.ALL.stream().map(SignInPage::form).collect(Collectors.joining());
            return new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("<!-- users -->", users);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(SampleUser user) {
        return """
                <form method="post" data-issuer="%s">
                  <input type="hidden" name="username" value="%s">
                  <input type="hidden" name="claims" value="%s">
                  <button type="submit"><b>%s</b><span>%s</span></button>
                </form>
                """.formatted(
                        escape(user.issuerId()),
                        escape(user.subject()),
                        escape(json(user)),
                        escape(user.name()),
                        user.groups().isEmpty() ? "buyer" : escape(String.join(", ", user.groups())));
    }

    private static String json(SampleUser user) {
        try {
            return JSON.writeValueAsString(user.claims());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
