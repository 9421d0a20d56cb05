package io.wirewatch.gateway.release;

/**
 * How a release of a file is called.
 *
 * @param source source id or label
 * @param id what names it within its source, or null
 * @param url its address, or null
 */
record FileIdentity(String source, String id, String url) {}
