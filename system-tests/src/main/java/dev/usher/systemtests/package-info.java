/// The main job from outside, as its users do it: the demo, and the tests that run it against separate
/// processes.
@NullMarked
package dev.usher.systemtests;

import org.jspecify.annotations.NullMarked;
