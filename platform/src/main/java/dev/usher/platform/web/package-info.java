/// HTTP rules that all services share: headers of answers, reading of ids, texts and idempotency keys,
/// entity tags, and limits per caller.
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;
