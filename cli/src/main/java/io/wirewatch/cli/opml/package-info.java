/** Lists of feeds as feed readers exchange them. */
package io.wirewatch.cli.opml;
