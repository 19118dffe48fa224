// Package preference holds the rules of a user's preferences: a JSON object
// with a published schema (schema.json), changed by JSON merge patches
// (RFC 7396).
//
// The schema is the one source of the rules: Apply checks against it, the API
// publishes it, and the API's own input schema is made of it. Beyond it only
// two things are checked, which a schema cannot say: that a locale and a
// currency exist.
package preference
