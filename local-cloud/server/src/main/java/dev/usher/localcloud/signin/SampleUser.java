package dev.usher.localcloud.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody who can sign in with any password.
///
/// @param subject the user's id in every token
/// @param issuerId the provider that knows the user
/// @param groups as in Cognito, such as `organizer`
record SampleUser(String issuerId, String username, String subject, String name, String email, List<String> groups) {

    static final List<SampleUser> ALL = List.of(
            new SampleUser(
                    SignInProvider.ISSUER,
                    "ada",
                    "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01",
                    "Ada Lovelace",
                    "ada@example.com",
                    List.of()),
            new SampleUser(
                    SignInProvider.ISSUER,
                    "ben",
                    "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a02",
                    "Ben Okri",
                    "ben@example.com",
                    List.of()),
            new SampleUser(
                    SignInProvider.STAFF_ISSUER,
                    "olga",
                    "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03",
                    "Olga Organizer",
                    "olga@example.com",
                    List.of("organizer")),
            new SampleUser(
                    SignInProvider.STAFF_ISSUER,
                    "sam",
                    "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a04",
                    "Sam Steward",
                    "sam@example.com",
                    List.of()));

    static Optional<SampleUser> find(String issuerId, String username) {
        return ALL.stream()
                .filter(user ->
                        user.issuerId().equals(issuerId) && user.username().equals(username))
                .findFirst();
    }

    /// What the tokens say about the user beside the subject, in the words of a Cognito access token.
    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("username", username);
        claims.put("name", name);
        claims.put("email", email);
        if (!groups.isEmpty()) {
            claims.put("cognito:groups", groups);
        }
        return claims;
    }
}
