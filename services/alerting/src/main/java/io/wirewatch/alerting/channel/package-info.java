/**
 * How messages travel: one channel for each kind of endpoint. A delivery's body is the message of the contract, whatever
 * the kind; a channel makes of it what its receivers read, at each attempt.
 */
package io.wirewatch.alerting.channel;
