/// Numbers that organizers read: who is inside, how many went in and out, and how many were refused.
@NullMarked
package dev.usher.validation.report;

import org.jspecify.annotations.NullMarked;
