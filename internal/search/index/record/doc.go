// Package record is what indexes keep of a place: the place itself in one text,
// and the words it is found by.
package record
