// Package identityapi is what other services and the server-rendered pages may
// know of the User & Profile Service: the use cases around signing in, and the
// payloads of its events on the topic sojourn.identity.v1.
package identityapi
