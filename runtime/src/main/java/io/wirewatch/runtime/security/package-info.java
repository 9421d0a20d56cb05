/** Keeps secrets unreadable on topics: {@link io.wirewatch.runtime.security.SecretBox}. */
package io.wirewatch.runtime.security;
