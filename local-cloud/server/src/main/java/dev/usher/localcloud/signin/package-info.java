/// The sign-in provider with its sample users.
@NullMarked
package dev.usher.localcloud.signin;

import org.jspecify.annotations.NullMarked;
