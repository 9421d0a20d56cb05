/**
 * What every resource of the API shares: problems (RFC 9457), strict JSON, lists with cursors, versions (ETag and
 * If-Match), answers that are given again (Idempotency-Key), streamed answers, and who may come in.
 */
package io.wirewatch.gateway.http;
