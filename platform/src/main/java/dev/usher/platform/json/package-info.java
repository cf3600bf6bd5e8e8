/// How the JSON of our own API is read: to the letter.
@NullMarked
package dev.usher.platform.json;

import org.jspecify.annotations.NullMarked;
