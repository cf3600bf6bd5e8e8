/// Whether AWS can be reached, and is as topology.json declares.
@NullMarked
package dev.usher.cli.doctor;

import org.jspecify.annotations.NullMarked;
