/**
 * The contract: every record ({@code src/main/avro}) and every topic ({@link io.wirewatch.schemas.Topics}), declared
 * once. Topologies, topic creation, documentation and tests all read that list. Values travel in the Confluent wire
 * format ({@link io.wirewatch.schemas.AvroSerde}), so any registry-aware tool reads them.
 */
package io.wirewatch.schemas;
