/// Tests of the sign-in provider as applications use it.
@NullMarked
package dev.usher.localcloud.signin;

import org.jspecify.annotations.NullMarked;
