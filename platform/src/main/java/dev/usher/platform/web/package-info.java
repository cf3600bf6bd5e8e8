/// What every HTTP answer carries, how ids are read from paths and queries, answers with entity tags, and
/// how often one caller may ask.
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;
