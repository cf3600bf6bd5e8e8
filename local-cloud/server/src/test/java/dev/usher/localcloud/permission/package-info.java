@NullMarked
package dev.usher.localcloud.permission;

import org.jspecify.annotations.NullMarked;
