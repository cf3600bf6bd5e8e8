/// Starting a service, its settings, and what is the same in all three.
@NullMarked
package dev.usher.platform.service;

import org.jspecify.annotations.NullMarked;
