package dev.usher.platform.signin;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.DisabledBeanException;
import io.micronaut.security.token.jwt.signature.jwks.JwksSignatureConfiguration;
import io.micronaut.security.token.jwt.signature.jwks.JwksSignatureConfigurationProperties;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Where the keys are that tokens are signed with.
@Factory
final class ProviderKeys {
    private static final String BUYERS = "buyers";
    private static final String STAFF = "staff";

    @Singleton
    @Named(BUYERS)
    JwksSignatureConfiguration ofBuyers(SignInConfig config) {
        return keysAt(BUYERS, config.jwksUrl());
    }

    @Singleton
    @Named(STAFF)
    JwksSignatureConfiguration ofStaff(SignInConfig config) {
        if (config.staffJwksUrl().equals(config.jwksUrl())) {
            throw new DisabledBeanException("buyers and staff sign in at the same provider");
        }
        return keysAt(STAFF, config.staffJwksUrl());
    }

    private static JwksSignatureConfiguration keysAt(String name, String url) {
        var keys = new JwksSignatureConfigurationProperties(name);
        keys.setUrl(url);
        return keys;
    }
}
