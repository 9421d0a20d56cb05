/** Which releases are copies of each other: what is remembered of a text, how two are compared, and which story a release is of. */
package io.wirewatch.core.story;
