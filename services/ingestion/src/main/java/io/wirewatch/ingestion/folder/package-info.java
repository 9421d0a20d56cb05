/**
 * From the files of a folder to releases. Files that are still being written are left for the next look, and nothing
 * outside the folder is read, whatever links in it point to.
 */
package io.wirewatch.ingestion.folder;
