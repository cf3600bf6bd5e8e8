/// A real browser for the tests of pages: the system's Chromium, and what looks wrong to axe-core.
@NullMarked
package dev.usher.systemtests.browser;

import org.jspecify.annotations.NullMarked;
