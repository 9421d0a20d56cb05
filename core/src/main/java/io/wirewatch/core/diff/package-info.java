/** What an edit changed, as people read it: by paragraphs, and in those that changed by words. */
package io.wirewatch.core.diff;
