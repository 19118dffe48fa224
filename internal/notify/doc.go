// Package notify is the Notification & Communication Service. So far it is one
// channel, channel/email, and the port of notifyapi; the inbox, templates and
// further channels come with a later issue.
//
// Owns no tables yet. Events out: none. Events in: none. Target: notify.
package notify
