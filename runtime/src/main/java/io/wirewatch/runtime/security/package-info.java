/** Keeps secrets and passwords unreadable on topics: {@link io.wirewatch.runtime.security.SecretBox}. */
package io.wirewatch.runtime.security;
