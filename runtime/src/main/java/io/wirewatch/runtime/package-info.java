/**
 * The plumbing that services share: how a service starts and says how it is ({@link
 * io.wirewatch.runtime.ServiceContext}, {@link io.wirewatch.runtime.Worker}), how it reads and writes Kafka ({@code
 * kafka}), and how records become the types of core ({@code mapping}). It decides nothing about releases.
 */
package io.wirewatch.runtime;
