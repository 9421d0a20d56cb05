/** A receiver for developers: webhooks looked at, and passed on to the program that is being written. */
package io.wirewatch.cli.listen;
