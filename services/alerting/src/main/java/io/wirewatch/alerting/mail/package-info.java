/** The mail server of the installation, by SMTP. No other package of alerting knows the mail client. */
package io.wirewatch.alerting.mail;
