/// What every HTTP answer carries, and how ids are read from paths and queries.
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;
