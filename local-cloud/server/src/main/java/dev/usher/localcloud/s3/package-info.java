/// S3, emulated by S3Proxy, which verifies signatures as S3 does.
@NullMarked
package dev.usher.localcloud.s3;

import org.jspecify.annotations.NullMarked;
