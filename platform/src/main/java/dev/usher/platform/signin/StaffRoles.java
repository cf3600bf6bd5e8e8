package dev.usher.platform.signin;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.DefaultRolesFinder;
import io.micronaut.security.token.RolesFinder;
import io.micronaut.security.token.config.TokenConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the roles of a caller from the token, if it is one of the staff's provider. A group of the buyers'
/// provider, where anybody may sign up and no second factor is required, gives no role.
@Singleton
@Replaces(DefaultRolesFinder.class)
final class StaffRoles implements RolesFinder {
    private final RolesFinder groups;
    private final String staffIssuer;

    StaffRoles(TokenConfiguration tokens, SignInConfig config) {
        this.groups = new DefaultRolesFinder(tokens);
        this.staffIssuer = config.staffIssuer();
    }

    @Override
    public List<String> resolveRoles(@Nullable Map<String, Object> attributes) {
        return attributes != null && staffIssuer.equals(attributes.get(Claims.ISSUER))
                ? groups.resolveRoles(attributes)
                : List.of();
    }
}
