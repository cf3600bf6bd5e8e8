/// Who is calling: OIDC bearer tokens of buyers and organizers.
@NullMarked
package dev.usher.platform.signin;

import org.jspecify.annotations.NullMarked;
