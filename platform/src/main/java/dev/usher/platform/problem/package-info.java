/// What a caller reads when a request failed: RFC 9457 problem documents.
@NullMarked
package dev.usher.platform.problem;

import org.jspecify.annotations.NullMarked;
