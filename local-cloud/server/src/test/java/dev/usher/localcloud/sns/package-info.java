/// Tests of the filters and the memory of SNS.
@NullMarked
package dev.usher.localcloud.sns;

import org.jspecify.annotations.NullMarked;
