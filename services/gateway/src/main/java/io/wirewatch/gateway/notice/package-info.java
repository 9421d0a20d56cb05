/** Word to the operators: sources that broke, fell silent or came back. */
package io.wirewatch.gateway.notice;
