/** Subscriptions: rules over actors, resolved and compiled when they are saved, live when the answer is given. */
package io.wirewatch.gateway.subscription;
