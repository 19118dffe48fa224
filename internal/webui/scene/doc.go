// Package scene is a trip as a picture: land, each day's way, numbered pins,
// fitted into a frame. Two painters draw the same scene, as SVG for a page and
// as pixels for the picture that link previews show, so that both agree.
//
// Positions are Web Mercator. A way that crosses the antimeridian stays whole:
// the world repeats east and west.
package scene
