/**
 * The whole house from outside: suites and services as processes, pushed to and asked by REST, heard by a webhook receiver,
 * read by tools that others wrote, killed at random moments.
 */
package io.wirewatch.system;
