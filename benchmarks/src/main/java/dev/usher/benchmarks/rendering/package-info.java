/// Rendering a ticket, against the same page by pdfkit and qrcode on Node.
@NullMarked
package dev.usher.benchmarks.rendering;

import org.jspecify.annotations.NullMarked;
