/// What a caller gets when a request fails: RFC 9457 problem documents.
@NullMarked
package dev.usher.platform.problem;

import org.jspecify.annotations.NullMarked;
