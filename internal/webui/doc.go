// Package webui serves what people see: the planner's built front end below
// /app, and the pages that Go renders itself (landing, signing in, shared
// itineraries, invitations, errors), which work without JavaScript, and the
// secret calendars that other programs follow.
//
// Pages speak the reader's language (lang) and show a trip's map (scene), which
// is also the picture that a link's preview shows (card, with lettering and
// raster below it). A page is for search engines where its trip is public;
// accounts, invitations and unlisted trips are noindex.
//
// It owns no table. The front end is embedded from dist/, which `make build`
// fills; a binary built without Node serves a placeholder there instead.
package webui
