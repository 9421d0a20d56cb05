/** From the bytes that arrive to what is in them, without a network or a log: one package for each family of formats. */
package io.wirewatch.formats;
