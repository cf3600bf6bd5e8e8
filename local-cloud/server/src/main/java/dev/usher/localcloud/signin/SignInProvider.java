package dev.usher.localcloud.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// Two running OpenID Connect providers with the sample users, one for buyers and one for staff: password grant, and
/// authorization code with PKCE.
///
/// The keys that they sign with are always the same, so tokens stay valid across restarts.
public final class SignInProvider implements AutoCloseable {

    /// The path of the issuer for buyers.
    public static final String ISSUER = "default";

    /// The path of the issuer for staff.
    public static final String STAFF_ISSUER = "staff";

    /// The client that tokens are issued to when the caller names this one; any other is accepted too.
    public static final String CLIENT_ID = "usher-local";

    private final MockOAuth2Server server;

    private SignInProvider(MockOAuth2Server server) {
        this.server = server;
    }

    /// Starts it and returns when it answers. The issuer it names is the address it is called by.
    ///
    /// @param runDirectory gets the sign-in page as a file
    public static SignInProvider start(String host, int port, Path runDirectory) {
        try {
            var page = Files.writeString(runDirectory.resolve("sign-in.html"), SignInPage.html());
            var config = new OAuth2Config(
                    true,
                    page.toString(),
                    null,
                    false,
                    tokens(),
                    Set.<OAuth2TokenCallback>of(new CognitoLikeTokens(ISSUER), new CognitoLikeTokens(STAFF_ISSUER)),
                    new NettyWrapper());
            var server = new MockOAuth2Server(config);
            server.start(InetAddress.getByName(host), port);
            return new SignInProvider(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The library has a list of keys, and each issuer gets the next one when it is first asked. Who asks first after a
    /// restart is chance, and services keep the keys that they fetched before.
    private static OAuth2TokenProvider tokens() {
        var tokens = new OAuth2TokenProvider();
        tokens.publicJwkSet(ISSUER);
        tokens.publicJwkSet(STAFF_ISSUER);
        return tokens;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
