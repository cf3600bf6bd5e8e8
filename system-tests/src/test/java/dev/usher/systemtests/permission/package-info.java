/// What the services may do on AWS, and what they do.
@NullMarked
package dev.usher.systemtests.permission;

import org.jspecify.annotations.NullMarked;
