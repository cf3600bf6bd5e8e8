/// What every HTTP answer carries, how ids, texts and idempotency keys are read, answers with entity tags,
/// and how often one caller may ask.
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;
