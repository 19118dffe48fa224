// Package webui serves what people see: the planner's built front end below
// /app, and the pages that Go renders itself (landing, signing in, shared
// itineraries, invitations, errors), which work without JavaScript, and the
// secret calendars that other programs follow.
//
// It owns no table. The front end is embedded from dist/, which `make build`
// fills; a binary built without Node serves a placeholder there instead.
package webui
