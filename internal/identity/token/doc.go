// Package token makes and reads the signed tokens of API clients: access
// tokens (JWT, HS256) and refresh tokens (opaque to clients).
//
// Both name the key they were signed with, so that a key can be replaced while
// tokens of the old one live on. A refresh token carries its session and its
// generation under a MAC, so that a spent one is told from a made-up one
// without keeping every token that was ever given out; the store keeps a hash
// of the newest only.
package token
