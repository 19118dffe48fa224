// Package email is the e-mail channel. Its embedded default is the Outbox: it
// writes each mail as a file that every mail program opens, and shows the link
// in the server's log, so that a self-hosted server works before its operator
// has set up any mail.
package email
