// Package raster fills shapes with colour, smooth at the edges. It knows
// outlines, nothing of maps or letters.
package raster
