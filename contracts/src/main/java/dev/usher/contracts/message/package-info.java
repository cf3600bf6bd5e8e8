/// The messages that services exchange, their envelope and their JSON.
@NullMarked
package dev.usher.contracts.message;

import org.jspecify.annotations.NullMarked;
