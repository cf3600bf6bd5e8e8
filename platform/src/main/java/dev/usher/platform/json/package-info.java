/// Strict reading of the JSON of our own API.
@NullMarked
package dev.usher.platform.json;

import org.jspecify.annotations.NullMarked;
